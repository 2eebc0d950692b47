# Somebody registers, and goes on about name and email while selfies are asked for: what can only be an email is taken,
# what may be a name is asked about, and neither is lost.
zone Europe/Berlin
at 2026-11-30 08:00
chat Biology 5b: Ms Rivera*, Ann

Ms Rivera @ Biology 5b > /class Biology 5b
Ms Rivera @ Biology 5b ! No, all adults
Ann > /register
Ann ! Yes
Ann > [sample:ann-1]
? I know your face now
Ann > ann@example.org
? You are “Ann” on rosters, with ann@example.org.
? Send me one more selfie
Ann > Ann Miller
? Is “Ann Miller” your name, as it should be on rosters?
? Send me one more selfie
restart
Ann ! Yes, call me Ann Miller
? You are “Ann Miller” on rosters, with ann@example.org.
? Send me one more selfie
Ann > ok
? All set, Ann Miller!
Ann @ Biology 5b ! Join
? 1 joined: Ann Miller

# Both at once, and a question that is not answered changes nothing.
Ann > /register
Ann ! Add a selfie
Ann > see you tomorrow
? Is “see you tomorrow” your name
Ann > Ann Mills ann.mills@example.org
? You are “Ann Mills” on rosters, with ann.mills@example.org.
Ann > [sample:ann-2]
? That makes two, Ann Mills.
