# A class in which some join from elsewhere, and some have to go before the end: both were there, and it shows.
zone Europe/Berlin
at 2026-11-30 08:00
chat Chess: Ms Rivera*

Ms Rivera @ Chess > /class Chess
Ms Rivera @ Chess ! No, all adults
Ms Rivera @ Chess > /roster add Ann Miller, Bo Li, Cy Ode, Dee Poe
Ms Rivera @ Chess > /open

# Whoever does not need them never meets them.
Ms Rivera @ Chess > /mark Ann left early
? This class does not use “left early” yet. /settings left-early on switches it on
marks Chess
= Ann Miller: -
Ms Rivera @ Chess > /settings remote on
? More statuses: remote
Ms Rivera @ Chess > /settings left early on
? More statuses: remote, left early
? P present, P remote, L late, P left early
Ms Rivera @ Chess > /settings moodle left early LE
? LE left early
Ms Rivera @ Chess > /settings moodle remote REM
? one character or two
?! Saved
restart

Ms Rivera @ Chess > /mark Ann left early
? Ann Miller: 🚪 left early. 1 of 4 present.
Ms Rivera @ Chess > /mark Bo remote
? Bo Li: 🏠 remote. 2 of 4 present.
Ms Rivera @ Chess > /close
Ms Rivera @ Chess ! Fix
? present, absent, late, left early, remote, excused, and round again
Ms Rivera @ Chess ! 🏠 remote · Bo Li
Ms Rivera @ Chess ! 📝 excused · Bo Li
Ms Rivera @ Chess ! ✅ present · Bo Li
Ms Rivera @ Chess ! ❌ absent · Bo Li
Ms Rivera @ Chess ! 🕒 late · Bo Li
Ms Rivera @ Chess ! 🚪 left early · Bo Li
marks Chess
= Ann Miller: left-early
= Bo Li: remote
= Cy Ode: absent

Ms Rivera @ Chess > /export moodle
? in it stand P present, P remote, L late, LE left early, E excused, A absent.

# Reports count both as there, and show them apart; switched off again, nothing is lost.
Ms Rivera @ Chess > /settings remote off
Ms Rivera @ Chess > /summary
? 🏠 1 remote
? 🚪 1 left early
Ms Rivera @ Chess > /mark Cy remote
? This class does not use “remote” yet
