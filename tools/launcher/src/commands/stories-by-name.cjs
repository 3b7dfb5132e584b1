const { default: Sequencer } = require('@jest/test-sequencer');

/** Browser tests in the order of their names. */
module.exports = class StoriesByName extends Sequencer {
  /**
   * Jest's own order follows how long each took last time on this machine, and by size where it has never run; since the stories go on
   * at one system, a story that leaves something behind would then fail on other machines only.
   * @override
   * @param {Parameters<InstanceType<typeof Sequencer>['sort']>[0]} tests
   */
  sort(tests) {
    return [...tests].sort((one, other) => (one.path < other.path ? -1 : 1));
  }
};
