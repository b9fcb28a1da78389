"""Writes texts/made.txt: short news of every kind, in English and Spanish, put together from sentences.

    make.py

Each text takes sentences of one kind from below and fills in a cast that is drawn for it: persons (in full, then
by surname), bodies, places. Persons, companies and clubs are invented; works and products are there to be no names.
The result depends on the seed alone. Needs Faker 40.54.0.
"""

import pathlib
import random

from faker import Faker

HERE = pathlib.Path(__file__).resolve().parent
DICE = random.Random(20)
TEXTS = {"en": 16, "es": 14}  # of each kind

EN = Faker(["en_US", "en_GB", "fr_FR", "de_DE", "it_IT", "nl_NL", "pl_PL", "es_MX"])
ES = Faker(["es_MX", "es_ES", "es_CO", "es_CL", "es_AR"])
Faker.seed(20)
pick = DICE.choice
SYLLABLES = ["ba", "bre", "cor", "da", "del", "dra", "el", "fen", "gar", "ha", "hol", "jas", "ka", "kel", "lan", "lo",
             "mar", "mel", "mor", "na", "nor", "ol", "pen", "qua", "ra", "ren", "ro", "sa", "sel", "sten", "ta", "tor",
             "tri", "ul", "va", "ver", "vin", "wes", "ya", "zan", "zo"]


def coined(ends=("", "n", "x", "ia", "o", "is", "ex", "ta", "on")):
    return ("".join(pick(SYLLABLES) for _ in range(DICE.choice([1, 2, 2]))) + pick(ends)).capitalize()


TOWNS = {
    "en": "Ashford Barnsley Bedford Bolton Burnley Bury Carlisle Chester Crewe Derby Doncaster Dover Exeter Gateshead "
          "Grimsby Halifax Hereford Ipswich Kettering Lincoln Luton Mansfield Newport Norwich Oldham Oxford Peterborough "
          "Plymouth Preston Reading Rochdale Rotherham Shrewsbury Southend Stockport Swansea Telford Torquay Walsall "
          "Watford Wigan Wrexham York Akron Albany Boise Dayton Duluth Eugene Flint Fresno Laredo Macon Mobile Omaha "
          "Peoria Provo Reno Salem Scranton Spokane Toledo Topeka Tulsa Utica Waco Yonkers Accra Lagos Nairobi Kampala "
          "Oslo Turin Lyon Lille Bremen Leipzig Gdansk Porto Bilbao Ghent Utrecht Malmo Tampere Riga Perth Hobart "
          "Durban Pune Surat Cebu Osaka Kobe Busan Daegu Chennai Lahore".split(),
    "es": "Albacete Alcalá Algeciras Badajoz Burgos Cáceres Cuenca Elche Gijón Jerez León Lorca Lugo Mérida Mieres "
          "Oviedo Palencia Ponferrada Reus Salamanca Segovia Soria Tarragona Toledo Vigo Zamora Acapulco Celaya Colima "
          "Durango Hermosillo Irapuato Mazatlán Mexicali Morelia Pachuca Puebla Reynosa Saltillo Tampico Tepic Tijuana "
          "Toluca Torreón Uruapan Xalapa Zacatecas Barranquilla Cali Cúcuta Ibagué Pereira Arequipa Cusco Piura Tacna "
          "Antofagasta Concepción Iquique Temuco Mendoza Neuquén Rosario Salta Tucumán Cochabamba Oruro Potosí Cuenca "
          "Loja Manta Choluteca Comayagua Estelí Masaya Quetzaltenango".split(),
}
LANDS = {
    "en": "Brazil Ghana Kenya Norway Poland Portugal Senegal Vietnam Peru Chile Ireland Wales Scotland France Japan India "
          "Egypt Turkey Greece Sweden Nepal Fiji Cuba Iceland Malta Zambia Mongolia Morocco Jordan Georgia Chad".split()
          + ["South Africa", "New Zealand", "Sri Lanka", "South Korea", "Costa Rica", "the United States"],
    "es": "Brasil Ghana Kenia Noruega Polonia Portugal Perú Chile Irlanda Francia Japón India Egipto Turquía Grecia Suecia "
          "Colombia Bolivia Paraguay Uruguay Honduras Guatemala Panamá Cuba Alemania Italia Argentina España México Rusia "
          "Ucrania Marruecos Argelia".split() + ["Estados Unidos", "Costa Rica", "El Salvador", "Corea del Sur", "Países Bajos",
                                                "Reino Unido", "EE.UU.", "EU", "República Dominicana", "Arabia Saudí"],
}
REAL = {
    "en": ["Google", "Apple", "Microsoft", "Sony", "Nike", "Toyota", "Boeing", "Shell", "Pfizer", "HSBC", "Barclays", "Tesco",
           "Walmart", "Netflix", "Disney", "Amazon", "Reuters", "the BBC", "NASA", "Interpol", "Unicef", "Oxfam", "FIFA", "UEFA",
           "the World Bank", "the European Union", "the United Nations", "the FBI", "Harvard University"],
    "es": ["Google", "Apple", "Microsoft", "Telefónica", "Iberdrola", "Repsol", "Pemex", "Cemex", "Televisa", "Bimbo", "la ONU", "la UE",
           "la OEA", "la NASA", "la DEA", "la Interpol", "Reuters", "EFE", "la FIFA", "la UEFA", "el FMI", "el Banco Mundial",
           "la Unión Europea", "la Guardia Nacional", "la Guardia Civil", "la Policía Nacional", "el PSOE", "el PRI", "Morena",
           "la FGR", "la SRE", "la Cruz Roja", "el Tribunal Supremo", "la Comisión Europea", "el Congreso", "el Senado"],
}
NOUNS = "House Road River Garden Winter Summer Night Mountain Letter Orchard Bridge Shadow Harbour Silence Salt Light Stone".split()
COSAS = "casa noche lluvia montaña puerta sombra isla memoria sal ceniza voz tormenta orilla luz".split()


def person(lang):
    fake = EN if lang == "en" else ES
    first, last = fake.first_name(), fake.last_name()
    if " " in first:
        first = first.split()[0]
    if DICE.random() < 0.35:
        last = coined()
    elif DICE.random() < 0.12:
        last = last + "-" + coined()
    elif lang == "es" and DICE.random() < 0.5:
        second = ES.last_name() if DICE.random() < 0.8 else "de la " + pick(["Cruz", "Torre", "Vega", "Rosa", "Fuente"])
        return f"{first} {last} {second}", last
    if DICE.random() < 0.08:
        first = first + " " + DICE.choice("ABCDEFGHJLMRST") + "."
    return f"{first} {last}", last


def place(lang):
    return pick(TOWNS[lang]) if DICE.random() < 0.7 else (coined(("ton", "ford", "ham", "bury", "ville", "field")) if lang == "en"
                                                          else pick(["San ", "Santa ", "Villa", ""]) + coined(("al", "illa", "ar", "ejo")))


def body(kind, lang, where, who):
    last = who[1]
    if lang == "en":
        ways = {
            "club": [where, where, f"{where} {pick(['United', 'Town', 'City', 'Rovers', 'Athletic', 'Wanderers', 'FC', 'County'])}",
                     f"{where} {pick(['Bears', 'Hawks', 'Comets', 'Pilots', 'Mariners', 'Foxes', 'Blades'])}",
                     f"{pick(['Real', 'Dynamo', 'Sporting', 'Inter'])} {where}", coined(("a", "o"))],
            "firm": [coined(), coined(), f"{coined()} {pick(['Foods', 'Games', 'Capital', 'Motors', 'Hardware', 'Energy', 'Labs', 'Pharma', 'Health', 'Media', 'Airlines', 'Brewing', 'Software'])}",
                     f"{last} & {coined()}", f"{last} & Sons", f"{last} {pick(['Group', 'Holdings', 'Brothers', 'Partners', 'Stores'])}",
                     f"{coined()} {coined()}", f"{pick(NOUNS)}{pick(NOUNS).lower()} {pick(['Foods', 'Capital', 'Homes', 'Records'])}",
                     DICE.choice(REAL["en"]).removeprefix("the ")],
            "body": [f"{where} {pick(['City Council', 'School District', 'Historical Society', 'Chamber of Commerce', 'Garden Club', 'High School', 'Police Department', 'Fire Department', 'General Hospital', 'Symphony'])}",
                     f"University of {where}", f"{where} University", f"{coined()} {pick(['Institute', 'Foundation', 'Trust', 'Observatory', 'Society'])}",
                     f"National {pick(['Farmers Union', 'Museum of Science', 'Weather Service', 'Health Institute', 'Theatre', 'Gallery'])}",
                     f"{pick(['Friends', 'Sons', 'Daughters', 'Guardians'])} of {where}", f"{pick(['Institute', 'Museum', 'Academy', 'Centre', 'Society'])} of {pick(['Modern Art', 'Physics', 'Natural History', 'Design', 'Marine Biology'])}",
                     f"{where} {pick(['Theatre', 'Opera', 'Ballet', 'Players', 'Film Centre'])}", f"{where} {pick(['Herald', 'Gazette', 'Post', 'Tribune', 'Journal'])}",
                     DICE.choice(REAL["en"]).removeprefix("the ")],
        }
    else:
        ways = {
            "club": [where, where, f"{pick(['Real', 'Deportivo', 'Atlético', 'Racing', 'Sporting', 'Rayo', 'Unión'])} {where}", f"{pick(['Tigres', 'Leones', 'Toros', 'Halcones', 'Bravos', 'Diablos'])}",
                     f"Deportivo {coined(('a', 'o'))}"],
            "firm": [coined(), coined(), f"{pick(['Grupo', 'Inversiones', 'Construcciones', 'Lácteos', 'Minera', 'Transportes', 'Laboratorios', 'Bodegas', 'Cementos'])} {coined(('a', 'o', 'al'))}",
                     f"{last} y Asociados", f"Banco {pick(['de ' + where, coined(('a', 'o'))])}", f"{coined()} Energía", DICE.choice(REAL["es"]).removeprefix("la ").removeprefix("el ")],
            "body": [f"{pick(['Universidad', 'Ayuntamiento', 'Municipalidad', 'Diputación', 'Alcaldía', 'Cámara de Comercio', 'Arquidiócesis', 'Policía Municipal'])} de {where}",
                     f"{pick(['Fiscalía General', 'Tribunal Superior', 'Secretaría de Salud', 'Secretaría de Seguridad Pública', 'Universidad Autónoma', 'Comisión Estatal de Derechos Humanos'])} de {where}",
                     f"{pick(['Asociación', 'Federación', 'Confederación', 'Cámara', 'Unión'])} {pick(['Nacional', 'Española', 'Mexicana', 'Argentina', 'Colombiana'])} de {pick(['Ganaderos', 'Maestros', 'Jueces', 'Fútbol', 'Hostelería', 'Periodistas', 'Productores de Café'])}",
                     f"{pick(['Instituto', 'Consejo', 'Museo', 'Centro'])} {pick(['Nacional', 'Superior', 'Regional'])} de {pick(['Estadística', 'Antropología e Historia', 'Investigaciones Científicas', 'Bellas Artes', 'Salud Pública'])}",
                     f"Ministerio de {pick(['Sanidad', 'Defensa', 'Hacienda', 'Educación y Ciencia', 'Obras Públicas', 'Relaciones Exteriores'])}",
                     f"Fundación {coined()}", f"Partido {pick(['Liberal', 'Verde', 'del Pueblo', 'Socialista Unido', 'Nacional'])}", "Policía Estatal Preventiva", f"Cártel de {where}",
                     DICE.choice(REAL["es"]).removeprefix("la ").removeprefix("el ")],
        }
    return pick(ways[kind])


def work(lang):
    if lang == "en":
        return pick([f"The {pick(NOUNS)} {pick(NOUNS)}", f"{pick(NOUNS)} of {pick(NOUNS)}", f"{coined()}", f"{pick(NOUNS)}s", f"A {pick(NOUNS)} in {pick(NOUNS)}", f"{pick(NOUNS)} {pick(NOUNS)}"])
    return pick([f"La {pick(COSAS)} de {pick(COSAS)}", f"El {pick(['último', 'largo', 'otro'])} {pick(['tren', 'verano', 'viaje', 'invierno'])}", f"Los {pick(['días', 'años', 'ríos'])} de {pick(COSAS)}", coined()])


def thing(lang):
    return pick([coined(), coined() + f" {DICE.randint(2, 900)}", f"{coined()} Pro", f"{coined()} {pick(['X', 'Max', 'One', 'GT'])}", "iPhone", "Galaxy", "PlayStation", "Corolla"])


# Sentences. A and B are persons, X and Y bodies of the kind's sort, U a body of any sort, L and M places, C a country,
# T a thing and W a work, which are no names.
SENTENCES = {
    ("en", "sport", "club"): """
{X} beat {Y} 3-1 on Saturday after {A} scored twice in the second half.
{A} put {X} ahead in the ninth minute, but {B} levelled before the break.
{A}, on loan from {Y}, hit the post late on.
{X} have lost five in a row and sit bottom of the table.
"It was a poor night for us," said {A}, the {X} coach.
{A} joined {X} from {Y} in the summer for a fee of £12 million.
{Y} striker {B} was sent off for a foul on {A}.
The {X} goalkeeper, {A}, saved a penalty from {B}.
{X} host {Y} at home on Tuesday.
{A} won the 400 metres in {L}, ahead of {B} of {C}.
{C} will play {M} in the final after {A} kicked three penalties.
{A} beat {B} 6-4, 6-3 to reach the last eight in {L}.
{X} manager {A} said he expected {Y} to sell {B}.
The win lifts {X} above {Y} on goal difference.
{X} fans sang the name of {A} all night.
{A} led the {X} with 24 points and 11 rebounds.
The {X} traded {B} to the {Y} for a draft pick.
{U} fined {X} for the crowd trouble.
{Y} play at {M} on Sunday.
{X} and {Y} are both interested in {A}.
"{X} deserved it," {B} conceded.
""",
    ("en", "business", "firm"): """
{X} said on Monday it would buy {Y} for $3.2 billion in cash.
Shares in {X} fell 4% while {Y} rose.
{X} will close its plant in {L} with the loss of 300 jobs.
Chief executive {A} said sales of the {T} had been weak.
"Demand is soft," said {B}, an analyst at {Y}.
{A}, who ran {Y} for six years, will become chairman of {X}.
{X}, based in {L}, makes the {T} and the {T}.
{X}'s profit doubled, and its rival {Y} warned of losses.
The merger needs the approval of {U} and of regulators in {C}.
{X} was founded by {A} and {B} in a garage in {M}.
{X} plans to sell the {T} in {C} next year.
Investors in {X}, {Y} and {U} were told to vote no.
{X} declined to comment.
Workers at {X} walked out on Tuesday.
{B}, who owns 9% of {X}, criticised {A}.
Analysts at {X} and {Y} cut their forecasts.
{A} left {X} to start {Y}, a maker of batteries.
The {T} runs on Android and costs $499.
{X} plc opened a store in {L}.
{X} Inc. is hiring in {C}, {A} added.
""",
    ("en", "culture", "body"): """
{A} won best director for {W} at the ceremony in {L}.
The novel {W}, by {A}, has been translated into 20 languages.
{W} opens at the {X} on Friday with {A} and {B} in the lead.
{A} said she wrote {W} in a cabin near {M}.
{B} sings on {W}, the third album by {A}.
The {X} will show drawings by {A} until June.
"{A} changed how we look at colour," said {B}, a curator at the {X}.
The film {W} stars {A} as a teacher in {C}.
{A}, born in {L}, studied at the {X} before moving to {M}.
{W}, directed by {B}, took the audience prize.
Critics hated {W} but loved {B}.
The {Y} lent two paintings to the {X}.
{B} is married to the actor {A}.
The series {W} returns in the autumn.
{A}'s new play, {W}, was cancelled in {L}.
Tickets for {A} went on sale at the {Y}.
""",
    ("en", "science", "body"): """
A team led by {A} of the {X} has found water on a distant planet.
The study, published on Thursday by {A} and {B}, looked at 4,000 patients in {C}.
"This is surprising," said {B}, a biologist at the {Y} who was not involved.
The {T} probe took pictures of the comet.
{A} works at the {X} in {L}.
Researchers at the {X} and the {Y} tested the vaccine {T}.
The {T} telescope saw the star explode.
The fossil was dug up near {M} by {A} in 2011.
{B} leads the climate group at the {X}.
{U} paid for the work.
The {T} rocket lifted off from {L}.
Samples went to the {Y} in {M}, {A} said.
Doses of {T} reached {C} last week, {U} said.
The {X} ({U}) will publish the data.
The {T} rover landed on {P}.
""",
    ("en", "local", "body"): """
The {X} voted 5-2 on Tuesday to close the pool.
Mayor {A} said {L} could not afford a new bridge.
{B}, who owns {Y} on {S}, spoke against the plan.
Police in {L} arrested {A}, 34, and {B}, 29, after a chase.
{A}, of {M}, was charged with burglary.
The fire at {S} was put out by 3 a.m.
{B} of the {X} thanked volunteers.
The {Y} reported the theft first.
Sheriff {A} said the victim, {B}, was in hospital.
Principal {A} opened the new gym at the {X}.
A crash on {S} closed the road to {M}.
The lawyer for {A}, {B}, asked for bail.
{A}, a neighbour, heard shots.
Residents of {L} packed the hall.
Councilwoman {B} broke the tie.
The {X} will raise money for the family of {A}.
A blue Ford was found burnt out near {M}.
""",
    ("es", "deporte", "club"): """
El {X} venció por 3-1 al {Y} con dos goles de {A}.
{A} adelantó al {X} en el minuto nueve y {B} empató antes del descanso.
El delantero {A}, cedido por el {Y}, estrelló un balón en el poste.
«Fue una mala noche», reconoció {A}, técnico del {X}.
El {X} visitará el domingo al {Y} en {L}.
{B} fue expulsado por una falta sobre {A}.
El portero del {X}, {A}, detuvo un penalti a {B}.
El {Y} fichó a {A} por doce millones de euros.
{A} ganó la etapa en {L}, por delante de {B}.
La selección de {C} jugará la final contra {M}.
Según {A}, el {X} mereció ganar.
El entrenador {B} no contará con {A}.
Los aficionados del {X} corearon el nombre de {A}.
Además, {U} multó al {X}.
También {B} marcó para el {Y}.
""",
    ("es", "economia", "firm"): """
{X} comprará {Y} por 300 millones de dólares.
La empresa {X} cerrará su planta en {L}.
Las acciones de {X} cayeron un 4% y las de {Y} subieron.
El director general de {X}, {A}, anunció la venta de la marca {T}.
«La demanda es débil», dijo {B}, analista de {Y}.
{A}, que dirigió {Y} durante seis años, presidirá {X}.
La firma {X}, con sede en {L}, fabrica el modelo {T}.
La fusión necesita el permiso de {V}.
Según {B}, las ventas en {C} crecieron.
Desde {X} señalaron que no habrá despidos en {M}.
Los trabajadores de {X} iniciaron una huelga en {L}.
Además, {Y} abrirá una fábrica en {C}.
Concluye así la disputa entre {X} y {Y}.
El empresario {B} vendió su parte a {A}.
""",
    ("es", "cultura", "body"): """
La película {W}, de {A}, ganó el premio del público en {L}.
La novela {W}, de {A}, se publicará en {C}.
{A} interpreta a una maestra en {W}.
El {X} expondrá los dibujos de {A} hasta junio.
«{A} cambió la pintura», dijo {B}, comisario de la muestra.
{A}, nacida en {L}, vivió en {M}.
La cantante {B} presentó su disco {W} en {L}.
Muere el escritor {A} a los 83 años.
El director {B} rodará en {C} la serie {W}.
Según {B}, {A} escribía de madrugada.
El actor {A} y la actriz {B} protagonizan la obra.
También participó {V} en el homenaje.
""",
    ("es", "ciencia", "body"): """
Un equipo de la {X} dirigido por {A} halló agua en un planeta lejano.
El estudio de {A} y {B} analizó a 4.000 pacientes en {C}.
«Es sorprendente», dijo {B}, bióloga de la {Y}.
El telescopio {T} captó la explosión.
La sonda {T} llegará a {P} en marzo.
Según {A}, los datos llegaron de {L}.
{V} financia el proyecto.
El fósil fue hallado cerca de {M} por {A}.
La vacuna {T} se probará en {C}.
Investigadores de {L} y {M} colaboraron con {B}.
""",
    ("es", "sucesos", "body"): """
Elementos de la {X} detuvieron en {L} a {A}, de 34 años.
La {X} informó que {B} resultó herido en la {S}.
{A} fue puesto a disposición de {V}.
Según {B}, los hechos ocurrieron en {M}, {L}.
{L}, {C}.- Un hombre identificado como {A} murió en un choque.
Vecinos de {M} relataron que el conductor huyó.
El alcalde de {L}, {A}, lamentó lo ocurrido.
«Venía muy rápido», contó {B}.
El abogado de {A}, {B}, pidió su libertad.
La {Y} retiró un vehículo marca {T}.
Agentes de la {X} catearon una casa en {M}.
La fiscal {B} acusó a {A} de traficar armas desde {C}.
También murió {B}, vecino de {L}.
Desde {M} llegaron ambulancias.
""",
    ("es", "politica", "body"): """
El presidente de {C}, {A}, viajará a {L} este jueves.
La {X} pidió a {C} que extradite a {B}.
El secretario de Seguridad, {A}, se reunió con {B} en {L}.
{A} acusó a {V} de filtrar documentos.
La gobernadora de {M}, {B}, negó las acusaciones.
«No voy a renunciar», afirmó {A}.
Las armas llegan de {C}, según {A}.
La portavoz de la {X}, {B}, confirmó la visita.
El canciller {A} entregó una nota a {V}.
{C} y {M} firmaron un acuerdo sobre armas.
El senador {B}, de {V}, votó en contra.
Además, el juez {A} citó a declarar a {B}.
El expresidente {B} vive en {C}.
La ministra {A} compareció ante {V}.
Desde la {X} se pidió calma a {C}.
Para {A}, el problema no se resuelve sin {C}.
""",
}
STREETS = {"en": ["Main Street", "Mill Road", "Route 9", "Elm Avenue", "Canal Street", "Harbour Road", "Park Lane"],
           "es": ["calle Mayor", "avenida Juárez", "carretera a Tampico", "colonia Doctores", "plaza de Armas", "avenida de los Reyes"]}


def mark(words, kind, whose=None):
    lead, core = "", words
    for article in ("the ", "la ", "el "):
        if words.startswith(article):
            lead, core = article, words[len(article):]
    return f"{lead}[[{core}|{kind}:{whose or core}]]"


def made(lang, sort, sentences):
    a, b = person(lang), person(lang)
    places = [place(lang), place(lang)]
    x, y = (body(sort, lang, places[at], (a, b)[at]) for at in range(2))
    real = pick(REAL[lang])
    seen = set()
    out = []
    for sentence in DICE.sample(sentences, min(len(sentences), DICE.randint(6, 10))):
        land = pick(LANDS[lang])
        parts = {"X": mark(x, "organisation"), "Y": mark(y, "organisation"), "L": mark(places[0], "place"), "M": mark(places[1], "place"),
                 "C": mark(land, "place"), "U": mark(real.removeprefix("la ").removeprefix("el ") if lang == "es" else real, "organisation"),
                 "V": mark(real, "organisation"), "T": thing(lang), "W": work(lang), "S": mark(pick(STREETS[lang]), "place"),
                 "P": mark(pick(["Mars", "Venus", "Titan"] if lang == "en" else ["Marte", "Venus", "Titán"]), "place")}
        text, at = "", 0
        while at < len(sentence):
            if sentence[at] == "{":
                name = sentence[at + 1]
                if name in "AB":
                    who = a if name == "A" else b
                    words = who[1] if name in seen and DICE.random() < 0.75 else who[0]
                    seen.add(name)
                    part = mark(words, "person", who[0])
                else:
                    part = parts[name]
                text += part[0].upper() + part[1:] if not text and part[0].islower() else part
                at += 3
            else:
                text += sentence[at]
                at += 1
        text = text.replace("de el [[", "del [[").replace("a el [[", "al [[").replace("the the ", "the ").replace("La el ", "El ")
        out.append(text)
    lines, at = [], 0
    while at < len(out):
        count = DICE.choice([1, 2, 3])
        lines.append(" ".join(out[at : at + count]))
        at += count
    return "\n\n".join(lines)


def main():
    texts = []
    for (lang, kind, sort), sentences in SENTENCES.items():
        sentences = [line for line in sentences.strip().splitlines() if line]
        for at in range(TEXTS[lang]):
            texts.append(f"#### {lang}-{kind}-{at:02}\n{made(lang, sort, sentences)}\n")
    head = "Texts that make.py put together for the training; people, companies and clubs in them are invented.\n"
    (HERE / "texts/made.txt").write_text(head + "\n" + "\n".join(texts))


main()
