/** Sentences of excuses. */
export const excuseEn = {
  'excuse.how':
    'Ask to be excused like this, and a host answers here. Only hosts read the reason, and you need not give one:\n/excuse tomorrow dentist\n/excuse 2026-12-01..2026-12-03 flu',
  'excuse.own':
    '• {title}, {dates}: {state, select, approved {📝 approved} refused {❌ refused} other {⏳ waits for a host}}',
  'excuse.asked': 'Asked: {titles}, {dates}. A host will answer here.',
  'excuse.which': 'Excused for {dates}. From which class? Its hosts will read the reason.',
  'excuse.which-again': 'Tap the class, under my last message.',
  'excuse.which-day':
    'I did not understand “{part}” as a day, so I have not asked anybody yet. Which day do you mean? Or begin with it: /excuse 2026-12-18 dentist',
  'excuse.day-again': 'Tap the day, under my last message, or begin with it: /excuse 2026-12-18 dentist',
  'excuse.button.day': '{when, select, today {Today, {date}} tomorrow {Tomorrow, {date}} other {{date}}}',
  'excuse.button.all': 'All of them',
  'excuse.asks': '📝 {name} asks to be excused from {title}: {dates}.',
  'excuse.reason': 'Reason: {reason}',
  'excuse.no-reason': 'No reason given.',
  'excuse.button.yes': 'Approve',
  'excuse.button.no': 'Refuse',
  'excuse.none': 'No excuse waits for an answer. Members ask with /excuse in their direct chat with me.',
  'excuse.is-approved': '📝 Approved: {name}, {title}, {dates}.',
  'excuse.is-refused': '❌ Refused: {name}, {title}, {dates}.',
  'excuse.decided-before': 'That was decided before.',
  'excuse.approved': '📝 You are excused from {title}: {dates}. Should you come after all, you are marked as always.',
  'excuse.refused': '❌ A host of {title} did not excuse you: {dates}. Ask them why.',
  'excuse.unreached': 'An excuse waits for a host of this class: /excuse shows it, to hosts alone.',
} as const;
