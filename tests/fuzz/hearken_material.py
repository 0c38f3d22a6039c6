"""Puts the ids and facts of real cases into what Schemathesis generates.

A random id names nothing, and every answer to it is 404. Of the values that are right in form most are replaced by ones
that exist, chosen by the value itself, so that a seed stays a seed. What is wrong in form is left as it is.
"""

import json
import os
import zlib

import schemathesis

# Reports on deliveries go on the wire as the text that is generated.
schemathesis.serializer.alias(["message/rfc822", "multipart/report"], "text/plain")

with open(os.environ["HEARKEN_FUZZ_MATERIAL"], encoding="utf-8") as file:
    MATERIAL = json.load(file)

# Of ten values, so many are replaced.
KNOWN_OF_TEN = 8
POOLS_OF_PATHS = {
    "/v1/dockets/{id}": {"id": "dockets"},
    "/v1/staff/{id}": {"id": "staff"},
}
POOLS = {
    "token": "tokens",
    "id": "cases",
    "case": "cases",
    "claimId": "claims",
    "questionId": "questions",
    "recordId": "records",
    "view": "views",
    "attachmentId": "attachments",
    "docket": "dockets",
    "key": "policies",
    "policy": "policies",
    "name": "reports",
    "hearken-view": "views",
    "source": "sources",
}


# A stream of messages stays open until its request times out; what it sends first is there at once.
SECONDS_OF_A_STREAM = 5


@schemathesis.hook
def before_call(context, case, kwargs):
    if case.path.endswith("/stream"):
        kwargs["timeout"] = SECONDS_OF_A_STREAM


def number_of(value):
    return zlib.crc32(repr(value).encode("utf-8", "surrogatepass"))


def known(pool, value):
    values = MATERIAL.get(pool) or []
    number = number_of(value)
    if not values or number % 10 >= KNOWN_OF_TEN:
        return value
    return values[(number // 10) % len(values)]


def replace(values, pools):
    if not isinstance(values, dict):
        return values
    return {
        name: known(pools[name], value) if name in pools and isinstance(value, str) else value
        for name, value in values.items()
    }


def replace_in_body(value):
    if isinstance(value, list):
        return [replace_in_body(each) for each in value]
    if not isinstance(value, dict):
        return value
    body = {}
    for name, each in value.items():
        if name == "facts" and isinstance(each, dict):
            body[name] = known("facts", each)
        elif name in ("outcome", "outcomeWithoutIndividualFacts") and isinstance(each, str):
            body[name] = known("outcomes", each)
        elif name in ("claimId", "questionId", "source", "policy") and isinstance(each, str):
            body[name] = known(POOLS[name], each)
        else:
            body[name] = replace_in_body(each)
    return body


@schemathesis.hook
def map_path_parameters(context, path_parameters):
    path = context.operation.path
    pools = {**POOLS, **POOLS_OF_PATHS.get(path, {})}
    if not path.startswith("/v1/audit/reports"):
        pools.pop("name")
    return replace(path_parameters, pools)


@schemathesis.hook
def map_query(context, query):
    return replace(query, {name: pool for name, pool in POOLS.items() if name not in ("id", "name")})


@schemathesis.hook
def map_headers(context, headers):
    return replace(headers, {"hearken-view": "views"})


@schemathesis.hook
def map_body(context, body):
    return replace_in_body(body)
