"""The language of a caption: only what is surely foreign, and never a name."""

from __future__ import annotations

import pytest

from newslint.ledger.languages import foreign_language, is_english, script_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Huelga en el puerto de Velm", "Spanish"),
        ("Proteste gegen die Reform in Berlin", "German"),
        ("Der Minister bei einer Pressekonferenz in Velm", "German"),
        ("Des manifestants devant l'Assemblée nationale à Paris", "French"),
        ("La ministre de la Santé lors d’une visite à l’hôpital", "French"),
        ("Manifestanti davanti al palazzo della Regione", "Italian"),
        ("O presidente durante a cerimônia no palácio", "Portuguese"),
        ("Demonstranten bij het stadhuis van Utrecht", "Dutch"),
        ("Polisen vid gränsen mellan Sverige och Norge", "Swedish"),
        ("Protest przed budynkiem parlamentu w Warszawie", "Polish"),
        ("Policie při zásahu v centru města", "Czech"),
        ("Protestatari în fața guvernului din București", "Romanian"),
        ("Warga melihat rumah yang rusak di Palu", "Indonesian"),
    ],
)
def test_foreign_captions_are_told(text: str, language: str) -> None:
    assert foreign_language(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "Marchers hold a banner reading “Nein zur Maut, es ist nicht gerecht”.",
        "Universidad de los Andes",
        "Club de Gimnasia y Esgrima La Plata",
        "Médecins Sans Frontières",
        "Huevos a la mexicana con frijoles",
        "Spaghetti alle vongole con pomodori",
        "Crème de la crème",
        "Die Linke leaders Heidi Reichinnek and Jan van Aken",
        "Institut für Sozialforschung an der Goethe-Universität",
        "Plaza de Toros de las Ventas",
        "Manuel de la Cruz y Garcia",
        "A man in a van",
        "man in hat",
        "Fête de la Musique",
        "Van den Berg and De Vries",
        "",
    ],
)
def test_names_dishes_and_quotations_are_not_foreign(text: str) -> None:
    assert foreign_language(text) is None


def test_scripts() -> None:
    assert script_of("Докеры стоят у ворот") == "Cyrillic"
    assert script_of("A sign that reads Привет in red") is None
    assert script_of("東京") is None


def test_a_story_is_english_by_its_small_words() -> None:
    english = "The dockers of Velm have been on strike for a week, and the ships that wait in the bay can be seen."
    spanish = "Los estibadores de Velm están en huelga desde hace una semana y los barcos esperan en la bahía de noche."
    assert is_english(english)
    assert not is_english(spanish)
    assert not is_english("The bridge of Velm.")
