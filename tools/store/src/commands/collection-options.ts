import { checkPipeline } from '../aggregate/pipeline-update.js';
import { show } from '../bson/show.js';
import { type Doc, isDoc, type Value } from '../bson/value.js';
import { stageOf } from '../aggregate/pipeline.js';
import { StoreError } from '../errors.js';
import { knownFields } from '../known-fields.js';
import { parseFilter } from '../query/parse.js';

const CHOICES: Record<string, readonly string[]> = {
  validationLevel: ['off', 'strict', 'moderate'],
  validationAction: ['error', 'warn'],
};

const NOT_IN_VALIDATOR: Record<string, readonly [number | 'BadValue', string]> = {
  $near: [5626500, '$geoNear, $near, and $nearSphere are not allowed in this context'],
  $nearSphere: [5626500, '$geoNear, $near, and $nearSphere are not allowed in this context'],
  $geoNear: [5626500, '$geoNear, $near, and $nearSphere are not allowed in this context'],
  $text: ['BadValue', '$text is not allowed in this context'],
  $where: ['BadValue', '$where is not allowed in this context'],
};

const refuseOperators = (value: Value): void => {
  if (Array.isArray(value)) value.forEach(refuseOperators);
  if (!isDoc(value)) return;
  for (const [name, operand] of value) {
    const refused = Object.hasOwn(NOT_IN_VALIDATOR, name) ? NOT_IN_VALIDATOR[name] : undefined;
    if (refused) throw new StoreError(...refused);
    refuseOperators(operand);
  }
};

const checkValidatorFilter = (validator: Value): void => {
  if (!isDoc(validator)) return;
  parseFilter(validator);
  refuseOperators(validator);
};

const checkImages = (images: Value, command: string): void => {
  if (!isDoc(images)) return;
  knownFields(images, `${command}.changeStreamPreAndPostImages`, ['enabled']);
};

const checkViewPipeline = (pipeline: Value): void => {
  if (!Array.isArray(pipeline)) return;
  for (const [at, stage] of pipeline.entries()) {
    const [name] = stageOf(stage);
    if (name === '$out' || name === '$merge')
      throw new StoreError(
        'OptionNotSupportedOnView',
        `The aggregation stage ${name} in location ${at} of the pipeline cannot be used in the view definition because it writes to disk`,
      );
  }
  checkPipeline(pipeline);
};

/** Checks what the options of a collection say, for `create` and `collMod`. */
export const checkCollectionOptions = (options: Doc, command: 'create' | 'collMod'): void => {
  for (const [name, known] of Object.entries(CHOICES)) {
    const value = options.get(name);
    if (value !== undefined && (typeof value !== 'string' || !known.includes(value)))
      throw new StoreError(
        'BadValue',
        `Enumeration value '${show(value)}' for field '${command}.${name}' is not a valid value.`,
      );
  }
  checkValidatorFilter(options.get('validator'));
  checkImages(options.get('changeStreamPreAndPostImages'), command);
  checkViewPipeline(options.get('pipeline'));
};
