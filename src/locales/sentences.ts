/** Made from en.json by `npm run sentences`: what each sentence takes. Not to be edited by hand. */

/** A name, a time of day, a number that is shown as it is. */
type Text = string | number;

export type PlainSentence =
  | 'answer.gone' | 'app.hint' | 'app.hint.no-face' | 'app.waits' | 'attend.ask' | 'attend.roster.empty' | 'attend.roster.unenrolled'
  | 'attend.album-unseen' | 'attend.album-part' | 'attend.offer.button.yes' | 'attend.offer.button.no' | 'attend.offer.button.never'
  | 'attend.offer.never' | 'attend.offer.taken' | 'attend.offer.closed' | 'attend.offer.declined' | 'attend.voice.nobody'
  | 'attend.held.button.anyway' | 'attend.held.taken' | 'attend.held.again' | 'attend.taken.label.unsure' | 'attend.taken.label.settled'
  | 'attend.taken.label.nobody' | 'attend.taken.after' | 'attend.taken.button.anew' | 'attend.taken.discarded' | 'attend.taken.no-face'
  | 'attend.taken.undone' | 'attend.taken.button.missing' | 'attend.taken.button.fix' | 'attend.taken.button.undo'
  | 'attend.taken.button.redo' | 'attend.taken.undo.done' | 'attend.taken.redo.done' | 'attend.check.button.nobody'
  | 'attend.check.button.skip' | 'attend.check.none' | 'attend.check.already' | 'attend.check.button.next' | 'attend.missing.nobody'
  | 'attend.help' | 'attend.help.more' | 'attend.form.photo' | 'attend.form.voice' | 'bot.description' | 'bot.about' | 'button.stale'
  | 'calendar.not-one' | 'calendar.unreadable' | 'calendar.empty' | 'class.none' | 'class.admins-only' | 'class.button.minors-yes'
  | 'class.button.minors-no' | 'class.next' | 'class.next.minors' | 'class.card.minors' | 'class.card.adults' | 'class.card.unasked'
  | 'class.card.online' | 'class.button.online-yes' | 'class.button.online-no' | 'class.button.join-again' | 'class.join-posted'
  | 'class.help.host' | 'class.help' | 'class.form.title' | 'class.form.show' | 'conversation.lost' | 'contest.open' | 'contest.button.no'
  | 'contest.button.keep' | 'contest.settled-before' | 'contest.unreached' | 'digest.how' | 'digest.no-term' | 'digest.row-refused'
  | 'digest.form.after' | 'digest.button.after' | 'digest.set' | 'digest.ended' | 'digest.corrected' | 'digest.help' | 'digest.form.show'
  | 'digest.form.daily' | 'digest.form.channel' | 'digest.form.weekly' | 'digest.form.term' | 'digest.form.off' | 'direct.look'
  | 'discord.token' | 'discord.intents' | 'excuse.whose' | 'excuse.form.person' | 'excuse.how' | 'excuse.which-again' | 'excuse.day-again'
  | 'excuse.button.all' | 'excuse.no-reason' | 'excuse.button.yes' | 'excuse.button.no' | 'excuse.none' | 'excuse.decided-before'
  | 'excuse.unreached' | 'excuse.help.host' | 'excuse.help' | 'excuse.form.today' | 'excuse.form.date' | 'excuse.form.range'
  | 'export.which-class' | 'export.no-class' | 'export.too-large' | 'export.moodle.left' | 'export.sheet.register' | 'export.sheet.marks'
  | 'export.sheet.people' | 'export.button.csv' | 'export.button.xlsx' | 'export.button.moodle' | 'export.button.ics' | 'export.help'
  | 'export.form.ask' | 'export.form.file' | 'forget.button.yes' | 'forget.button.no' | 'forget.gone' | 'forget.kept' | 'forget.help'
  | 'greeting.no-chat' | 'greeting.key-variable' | 'host.unreached' | 'host.how' | 'host.unregistered' | 'host.help' | 'host.form.show'
  | 'host.form.name' | 'join.how' | 'join.minors' | 'join.button' | 'join.help.elsewhere' | 'join.help' | 'join.same.button.yes'
  | 'join.same.button.erase' | 'join.same.button.no' | 'join.same.only-hosts' | 'join.same.button.two' | 'join.same.none' | 'link.unknown'
  | 'link.admins-only' | 'link.button.yes' | 'link.button.no' | 'link.not' | 'link.help.host' | 'link.help' | 'link.form.code'
  | 'link.form.use' | 'look-alikes.button.let-in' | 'look-alikes.button.keep-out' | 'look-alikes.before' | 'mark.fix.button.back'
  | 'mark.fix.button.next' | 'mark.fix.button.done' | 'mark.fix.nobody' | 'mark.button.undo' | 'mark.button.redo' | 'mark.nobody'
  | 'mark.day' | 'mark.not-me.button' | 'mark.not-me.done' | 'mark.help' | 'mark.form.one' | 'mark.form.several' | 'mark.form.all'
  | 'mark.form.rest' | 'mark.form.extra' | 'mark.form.day' | 'me.none' | 'me.face.unasked' | 'me.button.change' | 'me.button.forget'
  | 'me.data.no-language' | 'me.data.title' | 'me.data.reminders' | 'me.data.offer' | 'me.data.button.numbers' | 'me.data.numbers.none'
  | 'me.help' | 'me.privacy.help' | 'menu.start' | 'menu.help' | 'menu.register' | 'menu.me' | 'menu.mydata' | 'menu.forget'
  | 'menu.privacy' | 'menu.link' | 'menu.class' | 'menu.join' | 'menu.roster' | 'menu.host' | 'menu.open' | 'menu.session' | 'menu.close'
  | 'menu.attend' | 'menu.mark' | 'menu.schedule' | 'menu.digest' | 'menu.excuse' | 'menu.remind' | 'menu.summary' | 'menu.profile'
  | 'menu.export' | 'menu.settings' | 'menu.option.name' | 'menu.option.email' | 'menu.option.code' | 'menu.option.title'
  | 'menu.option.action' | 'menu.option.who' | 'menu.option.person' | 'menu.option.account' | 'menu.option.status' | 'menu.option.from'
  | 'menu.option.period' | 'menu.option.format' | 'menu.option.when' | 'menu.option.what' | 'menu.option.day' | 'menu.option.photos'
  | 'menu.option.file' | 'menu.take-attendance' | 'menu.form.attend' | 'menu.form.attend.photos' | 'menu.form.names'
  | 'menu.form.names.list' | 'menu.option.command' | 'people.former' | 'people.unnamed' | 'people.no-rate' | 'people.uncounted'
  | 'people.risk.below-rate' | 'people.risk.absent-in-a-row' | 'people.risk.out-of-reach' | 'person.not-registered'
  | 'person.not-on-roster' | 'photo.empty' | 'photo.unreadable' | 'photo.not-a-photo' | 'photo.gone' | 'photo.killed' | 'photo.other-day'
  | 'profile.former' | 'profile.none' | 'profile.button.marks' | 'profile.marks.none' | 'profile.marks.how.close'
  | 'profile.marks.contested' | 'profile.marks.contest-how' | 'profile.marks.button.back' | 'profile.marks.button.next' | 'profile.help'
  | 'profile.form.person' | 'profile.form.period' | 'register.consent.again' | 'register.button.face' | 'register.button.no-face'
  | 'register.said.face' | 'register.said.no-face' | 'register.details.unread' | 'register.button.right' | 'register.button.skip-email'
  | 'register.button.remove-email' | 'register.words.yes' | 'register.words.no' | 'register.details.no' | 'register.photo-no-face'
  | 'register.selfies' | 'register.selfies.afresh' | 'register.selfies.more' | 'register.button.later' | 'register.button.done'
  | 'register.later' | 'register.done.join' | 'register.button.more' | 'register.button.afresh' | 'register.button.details'
  | 'register.button.consent' | 'register.help.new' | 'register.help.selfie' | 'register.help.change' | 'register.form.plain'
  | 'register.form.details' | 'remind.is-on' | 'remind.is-off' | 'remind.help' | 'remind.form.on' | 'remind.form.off'
  | 'report.chart.present' | 'report.chart.remote' | 'report.chart.late' | 'report.chart.left-early' | 'report.chart.excused'
  | 'report.chart.absent' | 'report.chart.present.letter' | 'report.chart.remote.letter' | 'report.chart.late.letter'
  | 'report.chart.left-early.letter' | 'report.chart.excused.letter' | 'report.chart.absent.letter' | 'report.chart.weeks'
  | 'report.chart.axis' | 'report.no-sessions' | 'report.only-open' | 'report.no-term' | 'report.button.week' | 'report.button.month'
  | 'report.button.term' | 'report.button.earlier' | 'report.button.later' | 'report.button.people' | 'report.button.csv'
  | 'report.button.xlsx' | 'rights.host-only' | 'rights.direct-only' | 'rights.class-only' | 'rights.not-yours' | 'rights.not-in-chat'
  | 'roster.enrolled' | 'roster.needs-selfie' | 'roster.not-enrolled' | 'roster.needs-guardian' | 'roster.waiting' | 'roster.only-you'
  | 'roster.own.none' | 'roster.own.enrolled' | 'roster.own.needs-selfie' | 'roster.own.not-enrolled' | 'roster.own.no-face'
  | 'roster.own.needs-guardian' | 'roster.own.waiting' | 'roster.button.add' | 'roster.button.roster' | 'roster.file'
  | 'roster.add.otherwise' | 'roster.add.as-shown' | 'roster.add.button.no' | 'roster.add.cancelled' | 'roster.add.none'
  | 'roster.add.next' | 'roster.add.button.back' | 'roster.enrol.button.yes' | 'roster.enrol.button.no' | 'roster.enrol.not'
  | 'roster.enrol.button.later' | 'roster.enrol.accepted' | 'roster.enrol.label-shared' | 'roster.enrol.fault.no-face'
  | 'roster.enrol.fault.several-faces' | 'roster.enrol.fault.too-small' | 'roster.enrol.fault.too-dark' | 'roster.enrol.fault.too-bright'
  | 'roster.enrol.fault.blurred' | 'roster.enrol.fault.turned-away' | 'roster.enrol.fault.covered' | 'roster.enrol.different'
  | 'roster.enrol.same' | 'roster.enrol.gone' | 'roster.enrol.over' | 'roster.enrol.again' | 'roster.enrol.more'
  | 'roster.enrol.button.done' | 'roster.guardian.adults' | 'roster.guardian.button.withdraw' | 'roster.merge.which'
  | 'roster.merge.differ.marks' | 'roster.merge.button.yes' | 'roster.merge.button.no' | 'roster.merge.button.withdraw'
  | 'roster.merge.owner.button.yes' | 'roster.merge.owner.button.no' | 'roster.merge.not' | 'roster.remove.button.back'
  | 'roster.remove.button.erase' | 'roster.erase.button.yes' | 'roster.erase.done' | 'roster.help' | 'roster.form.show'
  | 'roster.form.add' | 'roster.form.file' | 'roster.form.enrol-many' | 'roster.form.enrol' | 'roster.form.consent' | 'roster.form.merge'
  | 'roster.form.rename' | 'roster.form.email' | 'roster.details' | 'roster.form.remove' | 'selfie.accepted' | 'selfie.no-face'
  | 'selfie.several-faces' | 'selfie.too-small' | 'selfie.too-dark' | 'selfie.too-bright' | 'selfie.blurred' | 'selfie.turned-away'
  | 'selfie.covered' | 'selfie.hint.no-face' | 'selfie.hint.several-faces' | 'selfie.hint.too-small' | 'selfie.hint.too-dark'
  | 'selfie.hint.too-bright' | 'selfie.hint.blurred' | 'selfie.hint.turned-away' | 'selfie.hint.covered' | 'selfie.different'
  | 'selfie.same' | 'selfie.gone' | 'selfie.marking.which' | 'selfie.marking.which-again' | 'selfie.marking.unsure'
  | 'selfie.marking.other-face' | 'selfie.marking.or-here' | 'selfie.marking.none-open' | 'selfie.marking.no-roster'
  | 'selfie.marking.no-consent' | 'selfie.marking.no-selfie' | 'selfie.help' | 'session.none' | 'session.open' | 'session.closed'
  | 'session.closed-since' | 'session.corrects' | 'session.elsewhen' | 'session.changed-since' | 'session.which' | 'session.times'
  | 'session.close.button.yes' | 'session.close.button.no' | 'session.close.kept' | 'session.card.discarded' | 'session.card.not-taken'
  | 'session.card.button.nobody' | 'session.card.button.take' | 'session.card.button.reopen' | 'session.card.button.discard'
  | 'session.card.button.times' | 'session.card.button.undo.reopened' | 'session.card.button.undo.discarded'
  | 'session.card.button.undo.moved' | 'session.card.button.undo.others-absent' | 'session.list.none' | 'session.form.list'
  | 'session.form.times' | 'session.help.session' | 'session.card.button.apart' | 'session.button.apart'
  | 'session.card.button.undo.apart' | 'session.how' | 'session.button.here' | 'session.button.who' | 'session.only-you'
  | 'session.nobody' | 'session.claim.noted' | 'session.claim.waiting' | 'session.claim.here' | 'session.claim.not-let-in'
  | 'session.claim.none' | 'session.claim.rejected' | 'session.claim.settled-before' | 'session.help.here' | 'session.help.open'
  | 'session.help.close' | 'settings.term' | 'settings.rate' | 'settings.unset' | 'settings.none' | 'settings.how' | 'settings.saved'
  | 'settings.moodle' | 'settings.help' | 'settings.form.show' | 'settings.form.term' | 'settings.form.rate' | 'settings.form.photos'
  | 'settings.form.names' | 'settings.form.extra' | 'settings.form.moodle' | 'start.button.register' | 'start.button.privacy'
  | 'start.button.open' | 'start.unheard' | 'start.unheard.anonymous' | 'start.arrived.everything' | 'start.arrived.addressed'
  | 'start.arrived.commands' | 'start.no-class' | 'start.help.direct' | 'start.help.no-class' | 'start.help.private'
  | 'start.help.place.direct' | 'start.help.place.group' | 'start.help.place.anywhere' | 'start.help.who.everybody'
  | 'start.help.who.hosts' | 'start.help.who.admins' | 'status.present' | 'status.remote' | 'status.late' | 'status.left-early'
  | 'status.excused' | 'status.absent' | 'status.not-yet' | 'summary.help.own' | 'summary.help' | 'summary.person-in-class'
  | 'summary.no-session' | 'summary.own' | 'summary.claimed' | 'summary.no-class' | 'summary.form.today' | 'summary.form.period'
  | 'summary.form.dates' | 'summary.form.person' | 'telegram.token' | 'timetable.help' | 'timetable.past' | 'timetable.how'
  | 'timetable.dates' | 'timetable.pauses' | 'timetable.no-grace' | 'timetable.no-remind' | 'timetable.set' | 'timetable.zone-button.no'
  | 'timetable.zone-button.change' | 'timetable.removed' | 'timetable.clash' | 'timetable.clash.button.take'
  | 'timetable.clash.button.leave' | 'timetable.clash.left' | 'timetable.skipped.untitled' | 'timetable.button.calendar'
  | 'timetable.button.off' | 'timetable.button.keep' | 'timetable.is-off' | 'timetable.form.show' | 'timetable.form.weekly'
  | 'timetable.form.once' | 'timetable.form.break' | 'timetable.form.grace' | 'timetable.form.remind' | 'timetable.form.zone'
  | 'timetable.form.off' | 'timetable.form.file';

export interface FilledSentences {
  'app.bug': { id: Text }; 'attend.offer.ask': { photos: number }; 'attend.voice.others': { n: number };
  'attend.held.suspect': { label: Text; percent: Text }; 'attend.taken.album': { place: Text; of: Text };
  'attend.taken.present': { here: Text; roster: Text; late: number }; 'attend.taken.recognised': { names: Text };
  'attend.taken.names.more': { names: Text; n: Text }; 'attend.taken.unsure': { n: number }; 'attend.taken.settled': { n: number };
  'attend.taken.label': { label: Text; percent: Text }; 'attend.taken.label.recognised': { names: Text };
  'attend.taken.missing': { n: Text }; 'attend.taken.absent': { n: Text }; 'attend.taken.excused': { n: Text };
  'attend.taken.strangers': { n: number }; 'attend.taken.too-small': { n: number };
  'attend.taken.alt': { known: number; unsure: number; strangers: number; names: Text }; 'attend.taken.button.check': { n: Text };
  'attend.check.who': { face: Text; place: Text; of: Text }; 'attend.check.who.label': { label: Text };
  'attend.check.settled': { face: Text }; 'attend.check.done': { here: Text; roster: Text }; 'attend.missing.open': { n: Text };
  'attend.missing.closed': { n: Text }; 'attend.missing.excused': { n: Text }; 'attend.missing.claims': { name: Text };
  'attend.missing.unenrolled': { name: Text }; 'attend.missing.more': { n: Text }; 'calendar.too-large': { limit: number };
  'class.rename': { before: Text; title: Text }; 'class.button.rename-yes': { title: Text }; 'class.button.rename-no': { before: Text };
  'class.minors.ask': { title: Text }; 'class.faces-off': { title: Text }; 'class.minors.said-yes': { title: Text };
  'class.minors.said-no': { title: Text }; 'class.made.zone': { zone: Text; time: Text };
  'class.card.head': { title: Text; members: number }; 'class.card.hosts': { names: Text };
  'class.card.zone': { zone: Text; language: Text; hours: number }; 'cli.usage': { usage: Text };
  'cli.command': { name: Text; nearest: Text; names: Text }; 'cli.file': { path: Text; reason: Text };
  'cli.photo': { path: Text; why: Text }; 'cli.no-face': { path: Text }; 'cli.no-people': { path: Text };
  'cli.import': { path: Text; reason: Text }; 'cli.truth': { path: Text; reason: Text }; 'command.unknown': { command: Text };
  'command.nearly': { command: Text; near: Text }; 'command.usage': { usage: Text }; 'config.invalid': { problems: Text };
  'contest.ask': { title: Text; when: Text; status: Text }; 'contest.button.as': { status: Text };
  'contest.left': { title: Text; when: Text }; 'contest.asked': { title: Text; when: Text; wanted: Text };
  'contest.for-host': { name: Text; title: Text; when: Text; status: Text; how: Text; wanted: Text };
  'contest.button.yes': { wanted: Text }; 'contest.changed': { name: Text; title: Text; when: Text; wanted: Text };
  'contest.kept': { name: Text; title: Text; when: Text }; 'contest.agreed': { title: Text; when: Text; wanted: Text };
  'contest.refused': { title: Text; when: Text; status: Text }; 'digest.unread': { part: Text }; 'digest.place': { place: Text };
  'digest.not-yours': { place: Text }; 'digest.refused': { place: Text }; 'digest.full': { limit: number };
  'digest.none': { title: Text }; 'digest.head': { title: Text; zone: Text }; 'digest.row': { when: Text; place: Text };
  'digest.row-doubted': { n: number }; 'digest.when.day': { time: Text }; 'digest.when.days': { days: Text; time: Text };
  'digest.when.week': { days: Text; time: Text }; 'digest.when.term': { time: Text }; 'digest.when.term-on': { date: Text; time: Text };
  'digest.when.after': { kind: Text; days: Text }; 'digest.before-end': { time: Text; which: Text; end: Text };
  'digest.button.end': { place: Text; when: Text }; 'digest.hello': { title: Text; when: Text; zone: Text };
  'digest.span': { title: Text; dates: Text }; 'digest.sessions': { n: number }; 'digest.rate': { rate: number };
  'digest.trend': { before: number; after: number }; 'digest.session': { when: Text; here: Text; of: Text };
  'digest.earlier': { n: number }; 'digest.foot': { when: Text; zone: Text }; 'digest.late': { time: Text };
  'digest.nothing-left': { title: Text }; 'digest.refused-note': { title: Text; place: Text };
  'download.progress': { model: Text; file: Text; loaded: number; total: number }; 'excuse.range': { days: number; back: number };
  'excuse.withdrawn': { title: Text; dates: Text }; 'excuse.withdrawn-by': { name: Text; title: Text; dates: Text };
  'excuse.button.withdraw': { title: Text; dates: Text }; 'excuse.own': { title: Text; dates: Text; state: Text };
  'excuse.asked': { titles: Text; dates: Text }; 'excuse.which': { dates: Text }; 'excuse.which-day': { part: Text };
  'excuse.button.day': { when: Text; date: Text }; 'excuse.asks': { name: Text; title: Text; dates: Text };
  'excuse.reason': { reason: Text }; 'excuse.is-approved': { name: Text; title: Text; dates: Text };
  'excuse.is-refused': { name: Text; title: Text; dates: Text }; 'excuse.approved': { title: Text; dates: Text };
  'excuse.refused': { title: Text; dates: Text }; 'export.which': { title: Text; dates: Text }; 'export.nothing': { dates: Text };
  'export.done': { title: Text; dates: Text; rows: number; sessions: number }; 'export.no-emails': { n: number; names: Text };
  'export.moodle': { acronyms: Text; several: Text }; 'export.moodle.readme': { title: Text; dates: Text; acronyms: Text; zone: Text };
  'export.ics': { title: Text; dates: Text; sessions: number }; 'export.ics.event': { here: Text; of: Text };
  'forget.ask': { name: Text; classes: number }; 'forget.ask.host': { classes: Text }; 'greeting.chat': { address: Text };
  'greeting.tunnel': { port: Text }; 'greeting.adapters': { adapters: Text }; 'greeting.engine': { engine: Text; threads: number };
  'greeting.key-file': { path: Text }; 'host.head': { n: number; title: Text }; 'host.line': { name: Text };
  'host.no-account': { name: Text }; 'host.named': { name: Text }; 'host.group': { name: Text }; 'host.before': { name: Text };
  'host.taken': { name: Text }; 'host.still-admin': { name: Text }; 'host.last': { name: Text }; 'host.button.take': { name: Text };
  'join.head': { title: Text }; 'join.first': { title: Text }; 'join.names': { n: number; names: Text };
  'join.names-more': { n: number; names: Text; more: Text }; 'join.done': { title: Text; number: Text };
  'join.done.minor': { title: Text; number: Text }; 'join.before': { title: Text; number: Text }; 'join.waiting': { title: Text };
  'join.same.ask': { title: Text; name: Text; number: Text }; 'join.same.photos': { n: number }; 'join.same.yes': { title: Text };
  'join.same.no': { title: Text }; 'join.same.taken': { title: Text }; 'join.same.confirmed': { title: Text };
  'join.same.claims': { title: Text; n: number }; 'join.same.line': { by: Text; into: Text; number: Text; from: Text };
  'join.same.button.all': { n: Text }; 'join.same.button.one': { name: Text }; 'link.has-class': { title: Text };
  'link.code': { code: Text }; 'link.ask': { from: Text; into: Text }; 'link.done': { name: Text }; 'link.united': { name: Text };
  'link.before': { name: Text }; 'link.class.code': { title: Text; code: Text }; 'link.class.done': { title: Text };
  'link.class.before': { title: Text }; 'look-alikes.note': { title: Text; name: Text; names: Text };
  'look-alikes.button.same': { name: Text }; 'look-alikes.let-in': { name: Text }; 'look-alikes.kept-out': { name: Text };
  'look-alikes.newcomer.in': { title: Text }; 'look-alikes.newcomer.out': { title: Text }; 'mark.fix.how': { turns: Text };
  'mark.fix.page': { here: Text; roster: Text; page: Text; pages: Text }; 'mark.fix.one-page': { here: Text; roster: Text };
  'mark.fix.button.person': { status: Text; name: Text }; 'mark.fix.button.all': { n: Text };
  'mark.fix.done': { here: Text; roster: Text }; 'mark.done': { name: Text; status: Text; here: Text; roster: Text };
  'mark.done-several': { n: Text; status: Text; name: Text; more: number; here: Text; roster: Text };
  'mark.undone': { name: Text; more: number; here: Text; roster: Text }; 'mark.status-off': { status: Text; set: Text };
  'mark.no-session': { date: Text }; 'mark.closed-on': { date: Text; time: Text }; 'mark.closed': { time: Text };
  'me.card': { name: Text; email: Text; accounts: Text; face: Text; selfies: Text; classes: Text }; 'me.face.face': { at: number };
  'me.face.no-face': { at: number }; 'me.selfies': { n: Text; engine: Text; version: Text; current: Text };
  'me.face-id': { label: Text; engine: Text; version: Text }; 'me.class': { title: Text; number: Text; state: Text; isHost: Text };
  'me.data.account': { id: Text; since: number; language: Text }; 'me.data.consent': { to: Text; at: number; by: Text; policy: Text };
  'me.data.selfie': { at: number; engine: Text; version: Text };
  'me.data.member': { title: Text; number: Text; since: number; state: Text }; 'me.data.face-id': { label: Text };
  'me.data.guardian': { title: Text; at: number }; 'me.data.host': { title: Text };
  'me.data.mark': { title: Text; at: number; status: Text; how: Text; undone: Text }; 'me.data.claim': { title: Text; at: number };
  'me.data.denial': { title: Text; at: number }; 'me.data.contest': { title: Text; at: number };
  'me.data.candidate': { title: Text; at: number };
  'me.data.excuse': { title: Text; at: number; from: Text; to: Text; state: Text; reason: Text };
  'me.data.acts': { title: Text; n: number }; 'me.data.numbers': { at: number; engine: Text; version: Text; numbers: Text };
  'me.privacy.text': { policy: Text };
  'model.unavailable': { model: Text; why: Text; host: Text; seconds: number; file: Text; path: Text };
  'model.broken': { model: Text; path: Text; reason: Text }; 'people.at-risk': { n: number }; 'people.not-yet': { n: number };
  'people.rate': { rate: number }; 'people.line': { number: number; name: Text; left: Text };
  'people.share': { rate: number; here: Text; of: Text }; 'person.unknown': { query: Text };
  'person.ambiguous': { query: Text; names: Text }; 'photo.too-large': { limit: number };
  'photo.too-many-pixels': { megapixels: number; limit: number }; 'photo.too-long': { side: number; limit: number };
  'photo.too-narrow': { width: number; height: number; limit: number };
  'photo.too-heavy': { type: Text; megapixels: number; limit: number }; 'profile.head': { name: Text; title: Text };
  'profile.rate': { rate: number; here: Text; of: Text; excused: number }; 'profile.streak': { n: number; best: Text };
  'profile.marks.head': { name: Text; title: Text; dates: Text }; 'profile.marks.page': { from: Text; to: Text; n: Text };
  'profile.marks.line': { nth: Text; when: Text; status: Text; how: Text }; 'profile.marks.how.photo': { at: Text };
  'profile.marks.how.selfie': { at: Text }; 'profile.marks.how.confirmed': { at: Text }; 'profile.marks.how.claim': { at: Text };
  'profile.marks.how.hand': { at: Text }; 'profile.marks.how.excuse': { at: Text }; 'profile.marks.button.contest': { nth: Text };
  'register.consent': { isNew: Text; name: Text; sees: Text }; 'register.unread-email': { email: Text };
  'register.details': { name: Text; hasEmail: Text; email: Text }; 'register.settled': { name: Text; hasEmail: Text; email: Text };
  'register.typed': { name: Text }; 'register.button.typed': { name: Text }; 'register.unasked': { classes: Text };
  'register.guardian': { classes: Text; n: number }; 'register.enrolled.first': { name: Text };
  'register.enrolled.second': { name: Text }; 'register.enrolled.more': { count: Text; name: Text; left: number };
  'register.look-alike': { classes: Text }; 'register.label-shared': { classes: Text };
  'register.done': { name: Text; how: Text; label: Text };
  'register.menu': { name: Text; hasEmail: Text; email: Text; to: Text; label: Text; count: number };
  'remind.missing': { title: Text; time: Text }; 'remind.missing-tap': { title: Text; time: Text }; 'report.chart.rate': { rate: number };
  'report.chart.rate-line': { rate: number; n: number }; 'report.chart.sessions.alt': { title: Text; dates: Text; counts: Text };
  'report.chart.people.alt': { n: number; title: Text; dates: Text };
  'report.chart.calendar.alt': { name: Text; title: Text; dates: Text; counts: Text }; 'report.sessions': { n: number };
  'report.rate': { rate: number }; 'report.open': { n: number }; 'report.rising': { before: number; after: number };
  'report.falling': { before: number; after: number }; 'report.steady': { before: number; after: number };
  'report.session': { when: Text; here: Text; of: Text }; 'report.sessions-more': { n: number };
  'rights.bot': { place: Text; rights: Text }; 'roster.empty': { title: Text }; 'roster.head': { title: Text; n: number };
  'roster.row': { number: Text; name: Text; standing: Text }; 'roster.row.name-only': { number: Text; name: Text; standing: Text };
  'roster.face-id': { label: Text; shared: Text }; 'roster.merge-asked': { row: Text }; 'roster.claimed': { row: Text; number: Text };
  'roster.count': { n: Text; standing: Text }; 'roster.counts': { title: Text; n: number; enrolled: Text };
  'roster.own': { number: Text; standing: Text }; 'roster.button.waiting': { n: Text }; 'roster.button.claims': { n: Text };
  'roster.button.guardians': { n: Text }; 'roster.button.back': { page: Text }; 'roster.button.next': { page: Text };
  'roster.button.let-in': { name: Text }; 'roster.button.keep-out': { name: Text };
  'roster.button.guardian': { number: Text; name: Text }; 'roster.waiting.head': { n: number }; 'roster.guardians.head': { n: number };
  'roster.add.ask': { title: Text }; 'roster.file-too-large': { limit: number }; 'roster.add.guessed': { n: number };
  'roster.add.row': { row: Text; name: Text }; 'roster.add.row-email': { row: Text; name: Text; email: Text };
  'roster.add.button.yes': { n: number }; 'roster.add.done': { title: Text; n: Text; names: Text };
  'roster.add.there': { n: Text; names: Text }; 'roster.add.repeated': { n: Text; names: Text };
  'roster.add.unread': { n: Text; names: Text }; 'roster.add.beyond': { n: number }; 'roster.add.more': { names: Text; more: Text };
  'roster.add.taken-back': { n: number }; 'roster.enrol.has-account': { name: Text }; 'roster.enrol.ask': { name: Text };
  'roster.enrol.ask.minor': { name: Text }; 'roster.enrol.unseen': { n: number }; 'roster.enrol.consented': { name: Text };
  'roster.enrol.photos': { name: Text }; 'roster.enrol.whom': { title: Text; n: number }; 'roster.enrol.nobody': { title: Text };
  'roster.enrol.labelled': { label: Text; percent: Text }; 'roster.enrol.full': { max: number };
  'roster.enrol.count': { name: Text; count: number }; 'roster.enrol.waits': { name: Text }; 'roster.enrol.button.next': { name: Text };
  'roster.enrol.done': { name: Text }; 'roster.guardian.recorded': { name: Text }; 'roster.guardian.told': { title: Text };
  'roster.guardian.withdrawn': { name: Text }; 'roster.merge.both-accounts': { a: Text; b: Text };
  'roster.merge.same-name': { title: Text; name: Text; number: Text; other: Text; called: Text; exact: Text };
  'roster.merge.ask': { from: Text; into: Text };
  'roster.merge.differ.mark': { title: Text; when: Text; from: Text; one: Text; into: Text; other: Text; become: Text };
  'roster.merge.differ.more': { n: number }; 'roster.merge.differ.email': { stays: Text; goes: Text };
  'roster.merge.unregistered': { name: Text }; 'roster.merge.elsewhere': { name: Text }; 'roster.merge.asked': { into: Text; from: Text };
  'roster.merge.unreached': { into: Text }; 'roster.merge.owner.ask': { title: Text; from: Text };
  'roster.merge.owner.said-yes': { title: Text }; 'roster.merge.owner.said-no': { title: Text };
  'roster.merge.owner.told-yes': { title: Text; into: Text; number: Text };
  'roster.merge.owner.told-no': { title: Text; into: Text; number: Text }; 'roster.merge.done': { name: Text };
  'roster.remove.done': { name: Text }; 'roster.remove.done.name-only': { name: Text }; 'roster.remove.back': { name: Text };
  'roster.remove.back.waits': { name: Text }; 'roster.erase.elsewhere': { name: Text }; 'roster.erase.ask': { name: Text };
  'sample.name': { name: Text }; 'sample.faces': { name: Text }; 'roster.own-details': { name: Text };
  'roster.details.done': { number: Text; before: Text; name: Text; email: Text }; 'selfie.numbered': { number: Text; text: Text };
  'selfie.hint': { hint: Text }; 'selfie.full': { max: number }; 'selfie.labelled': { label: Text; percent: Text };
  'selfie.marking.marked': { title: Text; time: Text }; 'selfie.marking.late': { title: Text; time: Text };
  'selfie.marking.here-late': { title: Text; time: Text }; 'selfie.marking.here': { title: Text; time: Text };
  'selfie.marking.which-else': { title: Text }; 'selfie.marking.by-label': { label: Text };
  'selfie.marking.unsure.label': { label: Text; percent: Text }; 'selfie.marking.other-face.label': { label: Text; percent: Text };
  'selfie.marking.closed-at': { title: Text; time: Text }; 'selfie.marking.unasked': { titles: Text };
  'selfie.marking.guardian': { titles: Text; n: number }; 'session.discarded': { title: Text; from: Text; to: Text };
  'session.close.ask': { n: number; roster: Text }; 'session.card.head': { date: Text; from: Text; to: Text; here: Text; roster: Text };
  'session.card.head-open': { date: Text; from: Text; here: Text; roster: Text }; 'session.card.open': { until: Text };
  'session.card.faces': { n: number }; 'session.card.button.others-absent': { n: number };
  'session.card.how-times': { number: Text; from: Text; to: Text }; 'session.history.reopened': { time: Text };
  'session.history.discarded': { time: Text }; 'session.history.moved': { time: Text; from: Text; to: Text };
  'session.history.others-absent': { time: Text }; 'session.list': { title: Text };
  'session.list.line': { number: Text; date: Text; from: Text; to: Text; here: Text; roster: Text };
  'session.list.line-discarded': { number: Text; date: Text; from: Text; to: Text };
  'session.list.button': { number: Text; date: Text; from: Text }; 'session.ahead': { time: Text }; 'session.apart': { time: Text };
  'session.history.apart': { time: Text }; 'session.opened': { title: Text; until: Text }; 'session.button.here-in': { title: Text };
  'session.button.claims': { n: number }; 'session.reopened': { title: Text; until: Text }; 'session.over': { title: Text };
  'session.closed-now': { title: Text; from: Text; to: Text }; 'session.button.who-at': { time: Text };
  'session.here': { here: Text; roster: Text }; 'session.present': { n: Text }; 'session.remote': { n: Text };
  'session.late': { n: Text }; 'session.left-early': { n: Text }; 'session.excused': { n: Text }; 'session.absent': { n: Text };
  'session.not-yet': { n: Text }; 'session.unrecorded': { n: Text }; 'session.claims': { n: number }; 'session.unsure': { n: number };
  'session.claim.by-hand': { status: Text }; 'session.claim.list': { n: number }; 'session.claim.button.all': { n: number };
  'session.claim.button.yes': { name: Text }; 'session.claim.button.no': { name: Text }; 'session.claim.accepted': { n: number };
  'settings.card': { title: Text; term: Text; rate: Text; names: Text; extra: Text; moodle: Text }; 'start.new': { name: Text };
  'start.known.face': { name: Text }; 'start.known.no-face': { name: Text }; 'start.class': { title: Text };
  'start.help.class': { title: Text }; 'start.help.more': { command: Text }; 'start.help.one': { name: Text; about: Text };
  'start.help.form': { form: Text; does: Text }; 'start.help.form.example': { form: Text; does: Text; example: Text };
  'store.unopenable': { path: Text; reason: Text }; 'store.key': { path: Text; reason: Text };
  'summary.head': { title: Text; date: Text }; 'summary.open': { from: Text; to: Text }; 'summary.times': { from: Text; to: Text };
  'summary.button.not-me': { title: Text; time: Text }; 'telegram.webhook': { reason: Text }; 'timetable.unread': { part: Text };
  'timetable.zone': { zone: Text }; 'timetable.full': { limit: number }; 'timetable.none': { title: Text };
  'timetable.head': { title: Text; zone: Text }; 'timetable.weekly': { days: Text; span: Text };
  'timetable.second': { days: Text; span: Text }; 'timetable.since': { since: Text }; 'timetable.until': { until: Text };
  'timetable.date': { date: Text; span: Text }; 'timetable.pause': { dates: Text }; 'timetable.pause-named': { dates: Text; title: Text };
  'timetable.next': { next: Text }; 'timetable.grace': { n: number }; 'timetable.remind': { n: number };
  'timetable.zone-set': { zone: Text }; 'timetable.zone-which': { zone: Text; time: Text };
  'timetable.zone-ask': { zone: Text; n: number }; 'timetable.zone-moved': { from: Text; to: Text; time: Text };
  'timetable.zone-button.yes': { zone: Text }; 'timetable.imported': { meetings: number; pauses: number };
  'timetable.clash.line': { date: Text; earlier: Text; later: Text }; 'timetable.both': { which: Text };
  'timetable.button.both': { what: Text }; 'timetable.skipped': { n: number; titles: Text }; 'timetable.skipped.more': { n: Text };
  'timetable.button.weekly': { days: Text; span: Text }; 'timetable.button.date': { date: Text; span: Text };
  'timetable.button.pause': { what: Text }; 'timetable.off-question': { title: Text };
  'timetable.missed': { title: Text; n: number; which: Text }; 'without.engine': { why: Text; engine: Text };
  'without.photo-check': { why: Text };
}
