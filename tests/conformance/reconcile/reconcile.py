"""Compares every mapped cell of the published files with what the running server answers.

usage: reconcile.py URL [--data ../shared/data] [--show 20]

The files must have been imported, and nothing else into their record types. Ends with 0 where everything is equal, else with 1.
Standard library only; shares no code with the server.
"""

import argparse
import decimal
import json
import pathlib
import sys
import urllib.error
import urllib.request

import published

PAGE = 200
DATA = pathlib.Path(__file__).resolve().parents[4] / "shared" / "data"


def main():
    arguments = argparse.ArgumentParser(description="Compares the published files with the server's answers, cell by cell.")
    arguments.add_argument("url", help="address of the server: http://127.0.0.1:5080")
    arguments.add_argument("--data", type=pathlib.Path, default=DATA, help="folder of the published files")
    arguments.add_argument("--show", type=int, default=20, help="how many differences are shown")
    given = arguments.parse_args()
    return 0 if compare(given.url, published.read_all(given.data), given.show) else 1


def compare(url, files, show=20):
    """Prints a line a file; whether all is equal."""
    endpoint = url.rstrip("/") + ("" if url.rstrip("/").endswith("/graphql") else "/graphql")
    differences, all_cells, all_unequal = [], 0, 0
    for many in dict.fromkeys(file.many for file in files):
        group = [file for file in files if file.many == many]
        answered, pages = walk(endpoint, many, sorted({path for file in group for record in file.records.values() for path in record}))
        expected = {}
        for file in group:
            cells, unequal = compare_file(file, answered, differences)
            expected.update(file.records)
            all_cells, all_unequal = all_cells + cells, all_unequal + unequal
            print(f"{file.name}: {file.rows} rows, {len(file.records)} records, {cells} cells compared, {unequal} unequal")
        extra = answered.keys() - expected.keys()
        all_unequal += len(extra)
        differences += [f"{key} is in no file" for key in sorted(extra)]
        print(f"  {many}: {len(answered)} records on {pages} pages, {len(extra)} in no file")
    for difference in differences[:show]:
        print("  " + difference)
    if len(differences) > show:
        print(f"  ... and {len(differences) - show} more")
    print(f"{all_cells} cells compared, {all_unequal} unequal")
    return all_unequal == 0


def compare_file(file, answered, differences):
    cells = unequal = 0
    for key, record in file.records.items():
        node = answered.get(key)
        if node is None:
            unequal += len(record)
            differences.append(f"{key} is missing")
            continue
        for path, value in record.items():
            cells += 1
            actual = reach(node, path)
            if not same(value, actual):
                unequal += 1
                differences.append(f"{key} {'.'.join(path)}: {file.path.name} has {value!s}, the server {actual!s}")
    return cells, unequal


def same(expected, actual):
    """Numbers by value, everything else by kind and value: "1", 1 and true are three things."""
    if isinstance(expected, decimal.Decimal):
        return isinstance(actual, (int, decimal.Decimal)) and not isinstance(actual, bool) and actual == expected
    return type(expected) is type(actual) and expected == actual


def reach(node, path):
    for part in path:
        node = None if node is None else node[part]
    return node


def walk(endpoint, many, paths):
    """All records of a type by id, page by page from the first to the last, and the number of pages."""
    query = "query ($after: String) { %s(first: %d, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { id provenance %s } } }" % (
        many, PAGE, selection(paths))
    answered, after, pages = {}, None, 0
    while True:
        page = ask(endpoint, query, {"after": after})[many]
        pages += 1
        for node in page["nodes"]:
            if node["id"] in answered:
                raise SystemExit(f"{many}: {node['id']} is on two pages")
            if node["provenance"] != "SOURCE":
                raise SystemExit(f"{many}: {node['id']} is {node['provenance']}; the import should have replaced it")
            answered[node["id"]] = node
        if not page["pageInfo"]["hasNextPage"]:
            break
        if len(page["nodes"]) != PAGE:
            raise SystemExit(f"{many}: page {pages} is not the last and has {len(page['nodes'])} records")
        after = page["pageInfo"]["endCursor"]
    if page["totalCount"] != len(answered):
        raise SystemExit(f"{many}: totalCount is {page['totalCount']}, the pages have {len(answered)} records")
    return answered, pages


def selection(paths):
    """Paths of fields as a selection; a name below a reference is asked for in Korean."""
    below = {}
    for first, *rest in paths:
        below.setdefault(first, []).extend(rest)
    texts = []
    for name, names in below.items():
        inner = " ".join("name(lang: KO)" if part == "name" else part for part in names)
        texts.append(f"{name} {{ {inner} }}" if names else name)
    return " ".join(texts)


def ask(endpoint, query, variables):
    body = json.dumps({"query": query, "variables": variables}).encode("utf-8")
    headers = {"Content-Type": "application/json", "Accept": "application/graphql-response+json"}
    try:
        with urllib.request.urlopen(urllib.request.Request(endpoint, body, headers), timeout=60) as response:
            result = json.load(response, parse_float=decimal.Decimal)
    except urllib.error.HTTPError as error:
        raise SystemExit(f"{endpoint} answered {error.code}: {error.read().decode('utf-8', 'replace')[:2000]}") from None
    except urllib.error.URLError as error:
        raise SystemExit(f"{endpoint} does not answer: {error.reason}") from None
    if result.get("errors"):
        raise SystemExit(f"{endpoint}: {json.dumps(result['errors'], ensure_ascii=False)[:2000]}")
    return result["data"]


if __name__ == "__main__":
    sys.exit(main())
