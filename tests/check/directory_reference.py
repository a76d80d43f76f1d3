# SPDX-License-Identifier: GPL-3.0-or-later
"""How well each number of data/content/directory.json was known when it was written down, by hand, from the sources.

A grade or a date in the data that is not this one was changed without reading a source. Whoever reads one changes both,
and says in the message of the change which page it was and when.

country | name | numbers | grade | date that the source gives
"""

REFERENCE = """
US | emergency | 911 | B | 2026-10-01
US | 988 Suicide & Crisis Lifeline | 988 988 988lifeline.org | A | -
US | Crisis Text Line | 741741 | C | -
US | SAMHSA National Helpline | 18006624357 18004874889 435748 | A | -
US | Never Use Alone | 8776961996 8004843731 | C | -
US | SafeSpot | 8009720590 | A | -
US | Poison Control | 18002221222 | C | -
CA | emergency | 911 | B | 2026-10-01
CA | 9-8-8 Suicide Crisis Helpline | 988 988 | A | -
CA | 1-866-APPELLE | 18662773553 | A | -
CA | ConnexOntario | 18665312600 247247 | B | 2026-09-19
CA | National Overdose Response Service (NORS) | 18886886677 18886886677 | B | 2026-10-01
GB | emergency | 999 | B | 2026-10-01
GB | emergency | 112 | B | 2026-10-01
GB | Samaritans | 116123 | B | 2026-10-01
GB | Shout | 85258 | A | -
GB | NHS 111 mental health option | 111 | B | 2026-10-01
GB | Lifeline Northern Ireland | 08088088000 | B | 2026-10-01
GB | FRANK | 03001236600 82111 | B | 2026-10-01
GB | Drinkline | 03001231110 | C | -
IE | emergency | 112 | B | 2026-10-01
IE | emergency | 999 | B | 2026-10-01
IE | Samaritans | 116123 | B | 2026-10-01
IE | Text About It | 50808 | B | 2026-10-01
IE | HSE Drugs & Alcohol Helpline | 1800459459 | B | 2026-10-01
AU | emergency | 000 | B | 2026-10-01
AU | Lifeline | 131114 0477131114 | B | 2026-10-01
AU | National Alcohol & Other Drug Hotline | 1800250015 | B | 2026-10-01
NZ | emergency | 111 | B | 2026-10-01
NZ | 1737 Need to talk? | 1737 1737 | B | 2026-10-01
NZ | Alcohol Drug Helpline | 0800787797 8681 | B | 2026-10-01
DE | emergency | 112 | C | -
DE | TelefonSeelsorge | 08001110111 08001110222 | C | -
DE | Sucht & Drogen Hotline | 01806313031 | C | -
FR | emergency | 15 | C | -
FR | emergency | 112 | C | -
FR | 3114 | 3114 | C | -
FR | Drogues info service | 0800231313 | C | -
FR | Alcool info service | 0980980930 | C | -
ES | emergency | 112 | C | -
ES | Línea 024 | 024 | C | -
ES | Fad Juventud | 900161515 | C | -
MX | emergency | 911 | C | -
MX | Línea de la Vida | 8009112000 | C | -
MX | SAPTEL | 5552598121 | C | -
BR | emergency | 192 | C | -
BR | emergency | 190 | C | -
BR | CVV | 188 cvv.org.br | C | -
IN | emergency | 112 | D | -
IN | Tele-MANAS | 14416 18008914416 | C | -
IN | National drug de-addiction helpline | 14446 | C | -
** | Find A Helpline | findahelpline.com | B | 2026-10-01
"""

# Where no line is known: the harmonised number of the European Union, on which several lists agree.
HARMONISED = ("112", "C", "-")
UNION = """
AT BE BG HR CY CZ DK EE FI GR HU IT LV LT LU MT NL PL PT RO SK SI SE
"""

# Organisations: country, name, address, grade; as they were read in the sources.
ORGANISATIONS = """
** | Al-Anon | al-anon.org | C
** | Alcoholics Anonymous | aa.org | C
** | Celebrate Recovery | celebraterecovery.com | C
** | Cocaine Anonymous | ca.org | C
** | Crystal Meth Anonymous | crystalmeth.org | C
** | Heroin Anonymous | heroinanonymous.org | C
** | In The Rooms | intherooms.com | C
** | LifeRing | lifering.org | A
** | Medication-Assisted Recovery Anonymous | mara-international.org | A
** | Moderation Management | moderation.org | C
** | Nar-Anon | nar-anon.org | C
** | Narcotics Anonymous | na.org | C
** | Pills Anonymous | pillsanonymous.org | C
** | Recovery Dharma | recoverydharma.org | C
** | Refuge Recovery | refugerecovery.org | C
** | Secular Organizations for Sobriety | sossobriety.org | C
** | SMART Recovery | smartrecovery.org | C
** | Wellbriety | wellbriety.com | C
** | Women for Sobriety | womenforsobriety.org | C
AU | Nar-Anon Australia | naranon.com.au | C
AU | Narcotics Anonymous Australia | na.org.au | C
AU | SMART Recovery Australia | smartrecoveryaustralia.com.au | A
DE | Anonyme Alkoholiker | anonyme-alkoholiker.de | D
DE | Blaues Kreuz in Deutschland | blaues-kreuz.de | A
DE | Guttempler in Deutschland | guttempler.de | A
DE | Narcotics Anonymous | narcotics-anonymous.de | C
GB | Alcoholics Anonymous Great Britain | alcoholics-anonymous.org.uk | C
GB | Nar-Anon UK | nar-anon.co.uk | C
GB | Narcotics Anonymous UK | ukna.org | C
GB | UK SMART Recovery | smartrecovery.org.uk | A
NZ | Nar-Anon New Zealand | nar-anon.org.nz | C
"""
