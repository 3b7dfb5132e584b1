/** Words of the alarms under the bell. */
export const staffAlarms = {
  alarm: {
    none: 'Inga larm väntar.',
    kind: {
      overdue: 'Ingen har svarat en patient i tid',
      emergency: 'Akut i ett ärende',
      'handover-expired': 'Ingen svarade på en överlämning',
      'handover-declined': 'En överlämning nekades',
      'reply-escalated': 'Ett svar har väntat en arbetsdag',
      'care-absent': 'En bokad patient väntar, ingen har tagit emot',
      'shift-ended': '{{name}} avslutade sitt pass med {{count}} ärenden kvar',
      'duty-late': '{{name}} har inte dokumenterat inom 48 timmar',
      'duty-overdue': '{{name}} har inte dokumenterat inom 14 dagar',
    },
    open: 'Öppna ärendet',
    acknowledge: 'Jag tar hand om det',
  },
} as const;
