"""Reads the five published files by hand: what the records of a city must be, without a line of the server's code.

Each reader gives the rows of its file and the records that they stand for: id -> {path of a field: value}. Numbers are
decimals, so that nothing is lost on the way; they are rounded as the SDL says by @number(decimals:).
"""

import collections
import csv
import datetime
import decimal
import hashlib
import io
import json
import pathlib
import re

GRAPHQL = pathlib.Path(__file__).resolve().parents[3] / "graphql"
SEOUL = datetime.timezone(datetime.timedelta(hours=9))

File = collections.namedtuple("File", "name path mapping type many rows records set_aside repeated")


def read_all(data):
    """All five, in the order in which they are imported."""
    return [hourly(data), realtime(data), daily(data), clinics(data), cameras(data)]


# ---------------------------------------------------------------------------------------------------------------------
# Hourly air quality: CP949, one row a station and hour, nought for "no measurement" of dust. Of fine dust (PM2.5), too: of its 657
# noughts 220 are of stations that were out altogether and 251 stand between hours of 10 and more.

def hourly(data):
    path = data / "air/hourly_air_by_district_201907_08.csv"
    rows = table(path, "cp949")
    columns = {
        "pm10": "미세먼지 1시간(㎍/㎥)",
        "pm10Mean24h": "미세먼지 24시간(㎍/㎥)",
        "pm25": "초미세먼지(㎍/㎥)",
        "o3": "오존(ppm)",
        "no2": "이산화질소농도(ppm)",
        "co": "일산화탄소농도(ppm)",
        "so2": "아황산가스농도(ppm)",
    }
    zero_is_missing = {"pm10", "pm10Mean24h"}
    records = {}
    for row in rows:
        station, instant = row["측정소코드"], moment(row["시간"], "%Y%m%d%H%M")
        record = {("station", "code"): station, ("measuredAt",): instant.isoformat()}
        for field, column in columns.items():
            text = row[column].strip()
            missing = text == "" or (field in zero_is_missing and decimal.Decimal(text) == 0)
            record[(field,)] = None if missing else rounded(text, "AirReading", field)
        put(records, f"AirReading:{station}:{basic(instant)}", record)
    return File("hourly air", path, "air-hourly.json", "AirReading", "airReadings", len(rows), records, 0, 0)


# ---------------------------------------------------------------------------------------------------------------------
# The answer of RealtimeCityAir: JSON in an envelope, stations by name, numbers with a point.

GRADES = {"좋음": "GOOD", "보통": "MODERATE", "나쁨": "BAD", "매우나쁨": "VERY_BAD", "매우 나쁨": "VERY_BAD"}


def realtime(data):
    path = data / "openapi/RealtimeCityAir_202105111500.json"
    envelope = json.loads(path.read_text("utf-8"), parse_float=decimal.Decimal)["RealtimeCityAir"]
    rows = envelope["row"]
    if len(rows) != envelope["list_total_count"] or envelope["RESULT"]["CODE"] != "INFO-000":
        raise SystemExit(f"{path.name} is not whole")
    columns = {"pm10": "PM10", "pm25": "PM25", "o3": "O3", "no2": "NO2", "co": "CO", "so2": "SO2"}
    codes = stations(data)
    records = {}
    for row in rows:
        instant = moment(row["MSRDT"], "%Y%m%d%H%M")
        record = {
            ("station", "name"): row["MSRSTE_NM"],
            ("measuredAt",): instant.isoformat(),
            ("cai",): whole(str(row["IDEX_MVL"])),
            ("grade",): GRADES[row["IDEX_NM"]],
            ("dominant",): row["ARPLT_MAIN"].replace(".", ""),
        }
        for field, column in columns.items():
            record[(field,)] = rounded(str(row[column]), "AirReading", field)
        put(records, f"AirReading:{codes[row['MSRSTE_NM']]}:{basic(instant)}", record)
    return File("real-time air", path, "air-realtime.json", "AirReading", "airReadings", len(rows), records, 0, 0)


# ---------------------------------------------------------------------------------------------------------------------
# Daily means of 2019: stations by name, of 50 of which the city's 25 are known; "carbon dioxide" is carbon monoxide.

def daily(data):
    path = data / "air/daily_air_by_station_2019.csv"
    rows = table(path, "cp949")
    columns = {
        "pm10": "미세먼지(㎍/㎥)",
        "pm25": "초미세먼지(㎍/㎥)",
        "o3": "오존농도(ppm)",
        "no2": "이산화질소농도(ppm)",
        "co": "이산화탄소농도(ppm)",
        "so2": "아황산가스(ppm)",
    }
    codes = stations(data)
    records, unknown = {}, 0
    for row in rows:
        code = codes.get(row["측정소명"].strip())
        if code is None:
            unknown += 1
            continue
        day = moment(row["측정일시"], "%Y%m%d").date()
        record = {("station", "name"): row["측정소명"].strip(), ("day",): day.isoformat()}
        for field, column in columns.items():
            text = row[column].strip()
            record[(field,)] = None if text == "" else rounded(text, "AirDailyMean", field)
        put(records, f"AirDailyMean:{code}:{day:%Y%m%d}", record)
    return File("daily air", path, "air-daily.json", "AirDailyMean", "airDailyMeans", len(rows), records, unknown, 0)


# ---------------------------------------------------------------------------------------------------------------------
# Screening clinics of all Korea: UTF-8 with a byte order mark, line breaks in a title and in a cell; those of Seoul are wanted.

def clinics(data):
    path = data / "covid/screening_clinics_20200331.csv"
    rows = table(path, "utf-8-sig")
    districts = {row["ko"]: row["code"] for row in table(data / "seed_districts.csv", "utf-8-sig")}
    samples = {"O": True, "X": False}
    records = {}
    for row in rows:
        if row["시도"].strip() != "서울":
            continue
        key = digest(row["시군구"], row["의료기관명"])
        phone = ", ".join(row["대표 전화번호"].strip().splitlines())
        put(records, f"ScreeningClinic:{key}", {
            ("clinicId",): key,
            ("district", "code"): districts[row["시군구"].strip()],
            ("name",): row["의료기관명"].strip(),
            ("takesSamples",): samples[row["검체채취\n가능여부"].strip()],
            ("address",): row["주소"].strip(),
            ("phone",): phone or None,
            ("asOf",): moment(row["기준일시"], "%Y년 %m월 %d일 %H시").isoformat(),
        })
    return File("screening clinics", path, "screening-clinics.json", "ScreeningClinic", "screeningClinics", len(rows), records, 0, 0)


# ---------------------------------------------------------------------------------------------------------------------
# Cameras of Gangnam: no key, so the id is a digest of the row; two rows stand twice.

PURPOSES = {
    "생활방범": "CRIME_PREVENTION",
    "어린이보호": "CHILD_PROTECTION",
    "교통단속": "TRAFFIC_ENFORCEMENT",
    "교통정보수집": "TRAFFIC_INFORMATION",
    "재난재해": "DISASTER",
    "시설물관리": "FACILITY_MANAGEMENT",
}


def cameras(data):
    path = data / "cctv/gangnam_cctv_standard_20171113.csv"
    rows = table(path, "cp949")
    keyed = ["소재지도로명주소", "소재지지번주소", "설치목적구분", "카메라대수", "카메라화소수", "촬영방면정보", "보관일수", "설치년월", "위도", "경도"]
    records, repeated = {}, 0
    for row in rows:
        key = "11680-" + digest(*(row[column] for column in keyed))
        month = row["설치년월"].strip()
        record = {
            ("siteId",): key,
            ("district", "code"): "11680",
            ("purpose",): PURPOSES[row["설치목적구분"].strip()],
            ("cameras",): whole(row["카메라대수"]),
            ("resolution",): whole(row["카메라화소수"]),
            ("direction",): row["촬영방면정보"].strip() or None,
            ("retention",): whole(row["보관일수"]),
            ("installedOn",): None if month == "" else moment(month, "%Y-%m").date().isoformat(),
            ("roadAddress",): row["소재지도로명주소"].strip() or None,
            ("lotAddress",): row["소재지지번주소"].strip() or None,
            ("operator",): row["관리기관명"].strip(),
            ("surveyedOn",): row["데이터기준일자"].strip(),
            ("location", "lat"): decimal.Decimal(row["위도"].strip()),
            ("location", "lon"): decimal.Decimal(row["경도"].strip()),
        }
        if records.get(f"Cctv:{key}") == record:
            repeated += 1
        else:
            put(records, f"Cctv:{key}", record)
    return File("cameras", path, "cctv-gangnam.json", "Cctv", "cctvs", len(rows), records, 0, repeated)


# ---------------------------------------------------------------------------------------------------------------------

def table(path, encoding):
    """The rows of a delimited file by the trimmed titles of its columns."""
    lines = csv.reader(io.StringIO(path.read_bytes().decode(encoding), newline=""), strict=True)
    titles = [title.strip() for title in next(lines)]
    rows = [cells for cells in lines if cells]
    for number, cells in enumerate(rows, 2):
        if len(cells) != len(titles):
            raise SystemExit(f"{path.name}: record {number} has {len(cells)} cells instead of {len(titles)}")
    return [dict(zip(titles, cells)) for cells in rows]


def stations(data):
    """Codes of the 25 stations by their names, from the hourly file, which has both."""
    rows = table(data / "air/hourly_air_by_district_201907_08.csv", "cp949")
    return {row["측정소명"]: row["측정소코드"] for row in rows}


def put(records, key, record):
    if key in records:
        raise SystemExit(f"{key} stands twice, with other values")
    records[key] = record


def moment(text, pattern):
    return datetime.datetime.strptime(text.strip(), pattern).replace(tzinfo=SEOUL)


def basic(instant):
    return instant.astimezone(datetime.timezone.utc).strftime("%Y%m%dT%H%M%SZ")


def digest(*cells):
    """24 hexadecimal digits of SHA-256 over the trimmed cells with U+001F between them."""
    return hashlib.sha256("\x1f".join(cell.strip() for cell in cells).encode("utf-8")).hexdigest()[:24]


def whole(text):
    text = text.strip()
    if text == "":
        return None
    number = decimal.Decimal(text)
    if number != number.to_integral_value():
        raise SystemExit(f"{text} is not whole")
    return int(number)


def rounded(text, type_name, field):
    decimals = DECIMALS[type_name, field]
    return decimal.Decimal(text).quantize(decimal.Decimal(1).scaleb(-decimals), decimal.ROUND_HALF_EVEN)


def read_decimals():
    """@number(decimals:) of every field, out of the text of the SDL."""
    found = {}
    for file in sorted((GRAPHQL / "datasets").glob("*.graphql")):
        type_name = None
        for line in file.read_text("utf-8").splitlines():
            if start := re.match(r"(?:extend )?type (\w+)", line):
                type_name = start[1]
            elif field := re.match(r"\s+(\w+): Float.*@number\([^)]*decimals: (\d+)", line):
                found[type_name, field[1]] = int(field[2])
    return found


DECIMALS = read_decimals()
