/**
 * What a notice in a chat says to who reads English, by what it is about. There is no Swedish here: the chat keeps each notice
 * in Swedish, as the patient was told it, and words that a person has written are shown as they were written.
 */
export const notices = {
  handover: '{{name}}, {{role}}, takes over and helps you now. You need not tell everything again.',
  'guest-joined': '{{name}}, {{role}}, takes part now.',
  'guest-left': '{{name}}, {{role}}, no longer takes part.',
  ticket: 'You can book a time. Choose a time no later than {{until}}.',
  'on-hold': 'We wait for your answer. Answer here when you can.',
  resumed: 'The visit goes on. {{name}}, {{role}}, helps you now.',
  reopened: 'The case is open again. You can send messages here.',
  reopenedUntil: 'The case is open again. You can send messages here until {{until}}.',
  'no-show':
    'We have not been able to reach you, so the visit has ended. You are welcome to start a new case.',
  emergency: 'This stands as an emergency. Call 112 now.',
  emergencyByClinician: 'We think that this may be an emergency. Call 112 now.',
  emergencyByPatient: 'You have said that it is an emergency. Call 112 now. Care has been alarmed.',
} as const;
