import type { UnitSettings } from '../units/unit.schema.js';

const choices = {
  howLong: ['Mindre än en vecka', 'Cirka tre veckor', 'Längre än en månad'],
  yesNo: ['Ja', 'Nej'],
};
const howLong = { questionId: 'hur-lange', text: 'Hur länge har du haft besvär?', choices: choices.howLong };
const fever = { questionId: 'feber', text: 'Har du feber?', choices: choices.yesNo };

/** Contact reasons with the priority the unit has fixed; nothing is computed from the answers. */
const REASONS: UnitSettings['reasons'] = [
  {
    code: 'andnod',
    label: 'Andnöd vid ansträngning',
    priority: 2,
    questions: [howLong, { questionId: 'nar', text: 'När blir du andfådd?' }],
    redFlag: 'Har du svårt att andas nu, när du sitter stilla?',
  },
  {
    code: 'axelbesvar',
    label: 'Axelbesvär',
    priority: 3,
    questions: [
      { ...howLong, text: 'Hur länge har du haft ont i axeln?' },
      { questionId: 'skada', text: 'Har du ramlat eller skadat dig?', choices: choices.yesNo },
      { questionId: 'natt', text: 'Gör det ont på natten?', choices: choices.yesNo },
      fever,
    ],
    redFlag: 'Har du tryck över bröstet eller svårt att andas?',
  },
  {
    code: 'urinvag',
    label: 'Urinvägsbesvär',
    priority: 3,
    questions: [howLong, fever],
    redFlag: 'Har du frossa eller svår smärta i ryggen?',
  },
  {
    code: 'hudutslag',
    label: 'Hudutslag',
    priority: 4,
    questions: [howLong, { questionId: 'var', text: 'Var på kroppen sitter utslaget?' }],
    redFlag: 'Har du svullnad i ansiktet eller svårt att andas?',
  },
  {
    code: 'blodtryck',
    label: 'Uppföljning blodtryck',
    priority: 4,
    questions: [{ questionId: 'matvarde', text: 'Vilket blodtryck mätte du senast?' }],
    redFlag: 'Har du plötslig svaghet i ansikte, arm eller ben?',
  },
  {
    code: 'recept',
    label: 'Receptförnyelse',
    priority: 4,
    questions: [{ questionId: 'lakemedel', text: 'Vilket läkemedel gäller det?' }],
    redFlag: 'Har du fått en allvarlig reaktion av läkemedlet nu?',
  },
  {
    code: 'halsont',
    label: 'Halsont',
    priority: 5,
    questions: [howLong, fever],
    redFlag: 'Har du svårt att svälja din egen saliv eller svårt att andas?',
  },
];

const CHOICES: UnitSettings['asyncChoices'] = [0, 24, 48, 72, 168, 336, 'own-date'];

const weekdays = (to: string): NonNullable<UnitSettings['openingHours']> => ({
  weekly: [1, 2, 3, 4, 5].map((day) => ({ day, from: '08:00', to })),
  holidays: 'closed',
  special: [],
});

const ROLES: UnitSettings['roles'] = ['nurse', 'physician', 'physiotherapist'];

/** Phrases with empathy and the next step (domain 3); staff change them before they send. */
const PHRASES: UnitSettings['templates'] = [
  {
    templateId: 'tack-for-beskrivning',
    name: 'Tack för din beskrivning',
    text: 'Tack för att du berättar så tydligt. Jag läser det du har skrivit och ställer några frågor till.',
  },
  {
    templateId: 'egenvard-axel',
    name: 'Egenvård vid axelbesvär',
    text: 'Fortsätt att röra armen så mycket det går utan att det gör mer ont. Receptfri värktablett kan hjälpa några dagar. Hör av dig här om det inte är bättre om två veckor.',
  },
  {
    templateId: 'samre-1177',
    name: 'Om du blir sämre',
    text: 'Blir du sämre, ring 1177 dygnet runt. Vid fara för livet, ring 112.',
  },
  {
    templateId: 'boka-tid',
    name: 'Boka en tid',
    text: 'Jag skickar en bokningsbiljett. Med den väljer du själv en tid som passar dig.',
  },
];

/** Who leads the made-up units. */
const LEADS = ['SE2321000131-P000000000021', 'SE2321000131-P000000000066'];

/** Two made-up care units: one as in the seed instruction (*Meddelande* off), one with the other settings. */
export const DEMO_UNITS: readonly UnitSettings[] = [
  {
    careUnitId: 'min-vard',
    name: 'Min vård Testköping',
    hours: 'vardagar 8–16',
    notifyAt: 'claim',
    asyncChoices: CHOICES,
    asyncDefault: 72,
    autoMessage: { enabled: false, text: '' },
    greeting: 'Hej och välkommen till Min vård Testköping! Jag heter {name} och är {profession}.',
    reasons: REASONS,
    openingHours: weekdays('16:00'),
    roles: ROLES,
    texts: { waiting: 'Ha gärna en lista över dina läkemedel till hands.' },
    templates: PHRASES,
    claimReleaseMinutes: 20,
    sameCaregiver: true,
    leadPersonIds: [...LEADS],
    redFlagPolicy: 'stop',
  },
  {
    careUnitId: 'exempelby',
    name: 'Vårdcentralen Exempelby',
    hours: 'vardagar 8–17',
    notifyAt: 'start',
    asyncChoices: CHOICES,
    asyncDefault: 48,
    autoMessage: {
      enabled: true,
      text: 'Hej! Det har gått tre dagar sedan ditt besök. Skriv gärna här om du undrar över något.',
    },
    greeting: 'Hej och välkommen till Vårdcentralen Exempelby! Jag heter {name} och är {profession}.',
    reasons: REASONS,
    openingHours: weekdays('17:00'),
    roles: ROLES,
    texts: {
      closed: 'Behöver du råd innan vi öppnar, ring 1177.',
      ended: 'Tack för besöket hos oss.',
    },
    templates: PHRASES,
    claimReleaseMinutes: 15,
    sameCaregiver: true,
    leadPersonIds: [...LEADS],
    redFlagPolicy: 'stop',
  },
];
