"""What the money is for: each topic is found by its words in both languages, and near misses are not."""

import csv
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lcap_models.data import load
from lcap_models.topics import LONGEST_DESCRIPTION, OTHER, TOPICS, conflicts, keywords, topics_of
from lcap_viz.words import catalog

ROOT = Path(__file__).resolve().parents[2]

MAIN = {
    "counseling": [
        "Elementary counselors",
        "Social-Emotional Learning and Mental Health Supports",
        "Two more school psychologists and social workers",
        "Consejeros en las escuelas primarias",
        "Apoyo de salud mental y bienestar",
        "Trabajadores sociales escolares",
    ],
    "discipline": [
        "Restorative practices",
        "Alternatives to suspension",
        "PBIS and bullying prevention",
        "Prácticas restaurativas",
        "Disciplina positiva y prevención del acoso",
        "Mejorar el clima escolar",
    ],
    "security": [
        "Campus supervisors and school safety",
        "Security cameras at the high school",
        "Safe Schools",
        "Guardias de seguridad en los planteles",
        "Seguridad escolar",
    ],
    "technology": [
        "Chromebooks and hotspots",
        "1:1 Devices for every student",
        "Internet access and technology support",
        "Computadoras portátiles e internet para las familias",
        "Acceso a la tecnología",
    ],
    "english_learners": [
        "Designated and integrated ELD",
        "Support for English Learners",
        "Newcomer program",
        "EL Coordinator and reclassification",
        "Desarrollo del idioma inglés",
        "Apoyo a los estudiantes que aprenden inglés",
        "Programa para alumnos recién llegados",
    ],
    "literacy": [
        "Reading intervention teachers",
        "K-3 Early Literacy Initiative",
        "School libraries and librarians",
        "Especialistas de lectura",
        "Bibliotecas y lectoescritura",
    ],
    "math": [
        "Math acceleration",
        "STEM labs and robotics",
        "Science materials",
        "Apoyo en matemáticas",
        "Laboratorios de ciencias y robótica",
    ],
    "career": [
        "Career Technical Education pathways",
        "CTE courses",
        "Internships and work-based learning",
        "Educación técnica y vocacional",
        "Pasantías y exploración de carreras",
    ],
    "early": [
        "Transitional Kindergarten expansion",
        "State preschool and early learning",
        "Kínder de transición",
        "Programa preescolar y aprendizaje temprano",
    ],
    "expanded": [
        "After-School Programs",
        "Summer school",
        "Expanded Learning Opportunities",
        "Saturday academies and tutoring",
        "Programa después de la escuela",
        "Escuela de verano y tutoría",
    ],
    "attendance": [
        "Attendance outreach team",
        "Reducing chronic absenteeism",
        "Truancy prevention",
        "Mejorar la asistencia estudiantil",
        "Reducir el ausentismo crónico",
    ],
    "family": [
        "Family liaisons",
        "Parent engagement and education",
        "Translation and interpretation services",
        "Participación de los padres",
        "Enlaces con las familias",
        "Servicios de traducción e interpretación",
    ],
    "special_education": [
        "Special Education services",
        "Inclusion for students with disabilities",
        "Speech therapists and special day classes",
        "Educación especial",
        "Apoyo a estudiantes con discapacidades",
    ],
    "teacher_training": [
        "Professional Development",
        "Instructional coaches",
        "New teacher induction and mentoring",
        "Desarrollo profesional de los maestros",
        "Entrenadores instruccionales",
        "Capacitación del personal",
    ],
    "staffing": [
        "Class size reduction",
        "Hire and retain highly qualified teachers",
        "Instructional aides",
        "Reducción del tamaño de las clases",
        "Contratar y retener maestros acreditados",
        "Asistentes de instrucción",
    ],
    "arts": [
        "Visual and Performing Arts",
        "Elementary music teachers",
        "Prop 28: arts education",
        "Clases de música y teatro",
        "Educación artística",
        "Artes visuales y escénicas",
    ],
    "college": [
        "College and Career Readiness",
        "AVID and dual enrollment",
        "A-G completion and credit recovery",
        "AP exam fees",
        "Preparación para la universidad",
        "Recuperación de créditos y graduación",
    ],
    "foster_homeless": [
        "Foster youth liaison",
        "Services for students experiencing homelessness",
        "Support for Foster and Homeless Youth",
        "Servicios para jóvenes de crianza temporal",
        "Apoyo a estudiantes sin hogar",
    ],
    "basic_needs": [
        "Home-to-school transportation",
        "School nurses and health services",
        "Nutrition services",
        "Transporte escolar",
        "Desayuno y almuerzo para todos",
        "Enfermeras escolares",
    ],
    "facilities": [
        "Facilities in good repair",
        "Custodians and deferred maintenance",
        "Mantenimiento de las instalaciones",
        "Limpieza y reparaciones de edificios",
    ],
    "administration": [
        "District administration",
        "Fiscal services and payroll",
        "Human Resources office",
        "Administración del distrito",
        "Recursos humanos y contabilidad",
    ],
    "other": [
        "Textbooks and instructional materials",
        "Athletics",
        "Miscellaneous",
        "Libros de texto",
        "Deportes",
        "Varios",
    ],
}
NEAR = [
    ("English language arts teachers", "", "literacy", "arts"),
    ("English language arts", "", "literacy", "english_learners"),
    ("Internet safety lessons", "", "technology", "security"),
    ("Safe Routes to School", "", "basic_needs", "security"),
    ("Food security", "", "basic_needs", "security"),
    ("Security of data", "", "other", "security"),
    ("Seguridad alimentaria", "", "basic_needs", "security"),
    ("Asistencia técnica", "", "other", "attendance"),
    ("Average daily attendance report", "", "other", "attendance"),
    ("Financial literacy", "", "other", "literacy"),
    ("Social science books", "", "other", "math"),
    ("Ciencias sociales", "", "other", "math"),
    ("Foster a love of learning", "", "other", "foster_homeless"),
    ("Facilitate meetings", "", "other", "facilities"),
    ("Building relationships", "", "other", "facilities"),
    ("El programa del distrito", "", "other", "english_learners"),
    ("EL PROGRAMA DEL DISTRITO", "", "other", "english_learners"),
    ("Interdisciplinary projects", "", "other", "discipline"),
    ("Grades TK-12", "", "other", "early"),
    ("Legal counsel", "", "administration", "counseling"),
    ("Consejo del plantel escolar", "", "family", "counseling"),
    ("Athletic coaches", "", "other", "teacher_training"),
    ("Make it work", "It will support all.", "other", "technology"),
    ("Dance of the seven veils", "", "arts", "attendance"),
]


@pytest.mark.parametrize(("topic", "title"), [(topic, title) for topic, titles in MAIN.items() for title in titles])
def test_a_topic_is_known_by_its_title_in_both_languages(topic: str, title: str) -> None:
    found = topics_of(title)
    assert found.main == topic, found.words


@pytest.mark.parametrize(("title", "description", "main", "never"), NEAR)
def test_a_word_that_only_looks_alike_gives_no_topic(title: str, description: str, main: str, never: str) -> None:
    found = topics_of(title, description)
    assert found.main == main, found.words
    assert never not in found.all


def test_what_is_bought_for_one_group_belongs_to_that_group_first() -> None:
    found = topics_of("Counselors for foster youth")
    assert found.all == ("foster_homeless", "counseling")
    assert found.words == {"foster_homeless": ("foster youth",), "counseling": ("Counselors",)}


def test_training_in_a_subject_belongs_to_the_subject_first() -> None:
    assert topics_of("Professional development in mathematics").all == ("math", "teacher_training")
    assert topics_of("Desarrollo profesional en matemáticas").all == ("math", "teacher_training")
    assert topics_of("Hire more nurses").all == ("basic_needs", "staffing")


def test_a_title_decides_and_one_word_in_a_description_adds_nothing() -> None:
    text = "Custodians keep rooms clean so that students come to school and attendance rises."
    assert topics_of("Custodians", text).all == ("facilities",)


def test_a_description_adds_a_topic_only_with_two_words_not_both_wide() -> None:
    assert topics_of("Custodians", "Families and parents are told.").all == ("facilities",)
    assert topics_of("Custodians", "Parents are told at family nights.").all == ("facilities", "family")
    assert topics_of("Custodians", "Counselors help; a psychologist helps.").all == ("facilities", "counseling")


def test_a_title_that_names_nothing_leaves_it_to_the_first_sentence_then_to_the_rest() -> None:
    assert (
        topics_of("Goal support", "Nurses visit every school. Counselors and psychologists too.").main == "basic_needs"
    )
    rest = "We go on as before in all our schools. Counselors and psychologists listen to pupils."
    assert topics_of("Goal support", rest).main == "counseling"
    assert topics_of("Goal support", "We go on as before in all our schools. Counselors.").main == OTHER


def test_groups_in_a_list_are_those_served_not_the_purpose() -> None:
    text = "Tutoring after school for English learners, foster youth and low-income students."
    assert topics_of("", text).all == ("expanded",)


def test_a_word_cut_by_a_hyphen_at_a_line_end_is_read_whole() -> None:
    found = topics_of("", "The district pays coun-\nselors and psychol- ogists.")
    assert found.words["counseling"] == ("coun- selors", "psychol- ogists")
    assert topics_of("After- school club").main == "expanded"


def test_accents_and_case_do_not_matter_in_either_spelling_of_an_accent() -> None:
    for title in (
        "Participación de las familias",
        "PARTICIPACION DE LAS FAMILIAS",
        "Participacio\u0301n de las familias",
    ):
        assert topics_of(title).main == "family"
        assert topics_of(title).words["family"] == (title,)


def test_the_words_shown_tell_title_from_description() -> None:
    found = topics_of("Counselors", "A psychologist and counselors; a counselor for each school.")
    assert found.words["counseling"] == ("Counselors", "psychologist", "counselors", "counselor")
    assert found.title_words["counseling"] == ("Counselors",)


def squeezed(text: str) -> str:
    return " ".join(text.split())


PHRASES = [keyword.phrase.replace("*", "") for keyword in keywords()]
TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from(PHRASES), max_size=8).map(" ".join),
    st.lists(st.sampled_from([*PHRASES, "-\n", "- ", ": ", ". ", "\u202e", "\u0301", "\x00"]), max_size=12).map(
        "".join
    ),
)


@settings(max_examples=300, deadline=None)
@given(title=TEXTS, description=TEXTS)
def test_any_text_has_topics_and_the_words_shown_stand_in_it(title: str, description: str) -> None:
    found = topics_of(title, description)
    assert found.main == found.all[0]
    assert set(found.all) <= set(TOPICS)
    assert len(set(found.all)) == len(found.all)
    assert list(found.all[1:]) == sorted(found.all[1:], key=TOPICS.index)
    assert OTHER not in found.all[1:]
    assert set(found.words) == set(found.title_words) == set(found.all)
    for topic in found.all:
        assert found.words[topic] or topic == OTHER
        assert all(words in squeezed(title) for words in found.title_words[topic])
        assert all(words in squeezed(title) or words in squeezed(description) for words in found.words[topic])
    assert topics_of.__wrapped__(title, description) == found


@pytest.mark.parametrize(
    "text", ["a" * 500_000, "coun- " * 100_000, "english learner " * 50_000, "\u0301" * 200_000, "-\n" * 200_000]
)
def test_hostile_text_takes_no_time(text: str) -> None:
    start = time.process_time()
    topics_of.__wrapped__(text, text)
    assert time.process_time() - start < 2


def test_what_stands_behind_the_longest_description_is_not_read() -> None:
    assert topics_of("", "x " * LONGEST_DESCRIPTION + "counselors and psychologists").main == OTHER


# The table itself


def test_the_table_has_the_topics_in_order_and_both_languages_in_each() -> None:
    table = load("topics.yaml")
    assert tuple(table["topics"]) == TOPICS
    for kinds in table["topics"].values():
        assert set(kinds) == {"words", "wide"}
        assert all(set(languages) == {"en", "es"} for languages in kinds.values())
        assert all(languages["en"] and languages["es"] for languages in [kinds["words"]])
    assert set(table["first"]) | set(table["gives_way"]) | {t for ts in table["shared"].values() for t in ts} <= set(
        TOPICS
    )


def test_no_phrase_stands_in_the_table_twice() -> None:
    assert conflicts() == []


@pytest.mark.parametrize(("phrase", "topics"), [(keyword.phrase, keyword.topics) for keyword in keywords()])
def test_every_phrase_can_be_reached(phrase: str, topics: tuple[str, ...]) -> None:
    printed = phrase.replace("*", "")
    found = topics_of(f"{printed} x")
    assert set(found.all) == set(topics or (OTHER,))
    assert set(found.words[found.main]) == ({printed} if topics else set())


def test_a_phrase_that_is_set_aside_holds_a_word_that_would_speak() -> None:
    def speaks(words: list[str]) -> bool:
        return topics_of(" ".join([*words, "x"])).words != {OTHER: ()}

    for phrase in load("topics.yaml")["not_a_topic"]:
        words = phrase.replace("*", "").split()
        pairs = ((a, b) for a in range(len(words)) for b in range(a + 1, len(words) + 1) if b - a < len(words))
        assert any(speaks(words[a:b]) for a, b in pairs), phrase


def test_every_topic_has_a_name_in_both_languages() -> None:
    for lang in ("en", "es"):
        names = [catalog(lang)[f"topic.{topic}"] for topic in TOPICS]
        assert len(set(names)) == len(TOPICS)
        assert all(len(name) <= 55 for name in names)


def test_the_table_is_read_without_heavy_libraries() -> None:
    code = "import sys, lcap_models.topics; sys.exit(bool({'pandas', 'numpy', 'altair'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


# The samples, the labels and the bench


def sample_titles() -> dict[str, str]:
    return {
        row["title"]: topics_of(row["title"]).main
        for path in sorted((ROOT / "samples").glob("*/planned_actions.csv"))
        for row in csv.DictReader(path.open(encoding="utf-8", newline=""))
    }


def test_the_sample_plans_have_sensible_topics() -> None:
    mains = sample_titles()
    nonsense = {title for title in mains if re.search(r"[<={#%]|Quotes|not a formula", title)}
    assert {title for title, main in mains.items() if main == OTHER} == nonsense | {
        "1.02 Teaching: Books and materials",
        "Bilingual office hours",
    }
    assert mains["Nurses and health aides"] == "basic_needs"
    assert mains["3.01 Climate: Nurses and health aides"] == "basic_needs"
    assert mains["Bilingual family liaisons"] == "family"
    assert mains["Smaller classes in grades 4-6"] == "staffing"
    assert mains["Dual language library"] == "english_learners"
    assert mains["Shared records with child welfare"] == "foster_homeless"


def labels() -> list[dict[str, str]]:
    with (ROOT / "bench" / "topics_labels.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_labels_name_topics_and_nothing_of_the_plans_but_numbers() -> None:
    rows = labels()
    assert len(rows) == len({(r["sha256"], r["goal"], r["action"], r["row"]) for r in rows}) == 142
    for row in rows:
        every = row["all"].split()
        assert list(row) == ["sha256", "goal", "action", "row", "main", "all"]
        assert re.fullmatch(r"[0-9a-f]{64}", row["sha256"])
        assert re.fullmatch(r"[\d.]+", row["goal"] + row["action"])
        assert every[0] == row["main"]
        assert set(every) <= set(TOPICS)
        assert len(set(every)) == len(every)


def test_the_bench_says_so_where_the_plans_are_not_there(tmp_path: Path) -> None:
    run = [sys.executable, str(ROOT / "bench" / "topics.py"), "--real", str(tmp_path)]
    done = subprocess.run(run, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("Skipped: none of the labelled plans is in ")
