"""What scikit-learn makes of the facts that the reference class compares, and neighbours at a distance of another kind.

- `logistic` and `boosting`: logistic regression and gradient boosting.
- `stumps`: boosting of trees with one split each, which sees thresholds but nothing that facts only tell together.
- `rates`: the share among the k nearest where two values of a fact are as far apart as the rates of the adverse event among the known
  rows that have them, in log-odds (after the value difference metric, Stanfill and Waltz 1986); numbers by their rate in one of 20 groups.

Reads one JSON document from standard input: `categorical` (by column), `k`, `known` and `asked` (rows of numbers, null where a fact is
missing) and `adverse` (0 or 1 for each known row). Writes the probabilities of the asked rows, by name of the method.
"""

import json
import sys

import numpy as np
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

MAX_CATEGORIES = 254  # what its boosting takes; a longer list goes in as numbers
GROUPS = 20
PRIOR_ROWS = 20  # a rate is drawn to that of all rows as if so many more had it
ASKED_AT_ONCE = 50

given = json.load(sys.stdin)
known, asked = (np.array(given[name], dtype=float) for name in ("known", "asked"))
adverse = np.array(given["adverse"])
categorical = np.array(given["categorical"])

boosted = [place for place, yes in enumerate(categorical) if yes and np.nanmax(known[:, place], initial=0) < MAX_CATEGORIES]
boosting = HistGradientBoostingClassifier(
    random_state=0, learning_rate=0.05, early_stopping=True, categorical_features=boosted
)
logistic = make_pipeline(
    ColumnTransformer(
        [
            (
                "values",
                make_pipeline(
                    SimpleImputer(strategy="constant", fill_value=-1), OneHotEncoder(handle_unknown="ignore")
                ),
                np.where(categorical)[0],
            ),
            ("numbers", make_pipeline(SimpleImputer(strategy="median"), StandardScaler()), np.where(~categorical)[0]),
        ]
    ),
    LogisticRegression(max_iter=2000),
)
stumps = HistGradientBoostingClassifier(
    random_state=0, learning_rate=0.05, max_iter=600, max_depth=1, early_stopping=True, categorical_features=boosted
)


def rates(place):
    """Both parts of a column as log-odds of the event among the known rows that are alike in it; NaN where it is missing."""
    values, others = known[:, place], asked[:, place]
    present, event = ~np.isnan(values), adverse.mean()
    rate = lambda rows: (adverse[rows].sum() + PRIOR_ROWS * event) / (rows.sum() + PRIOR_ROWS)
    odds = lambda share: np.log(share / (1 - share))
    if categorical[place]:
        by_value = {value: odds(rate(values == value)) for value in np.unique(values[present])}
        look_up = lambda column: np.array([by_value.get(value, odds(event)) for value in column])
        return [np.where(np.isnan(column), np.nan, look_up(column)) for column in (values, others)]
    edges = np.unique(np.quantile(values[present], np.linspace(0, 1, GROUPS + 1)))
    group = np.searchsorted(edges[1:-1], values, side="right")
    rows = [rows for rows in (present & (group == each) for each in range(len(edges))) if rows.any()]
    at, odds_there = [values[each].mean() for each in rows], [odds(rate(each)) for each in rows]
    return [np.where(np.isnan(column), np.nan, np.interp(column, at, odds_there)) for column in (values, others)]


def share_by_rates():
    columns = [rates(place) for place in range(known.shape[1]) if not np.isnan(known[:, place]).all()]
    shares = []
    for start in range(0, len(asked), ASKED_AT_ONCE):
        end = min(len(asked), start + ASKED_AT_ONCE)
        steps, counts = (np.zeros((end - start, len(known)), dtype=np.float32) for _ in range(2))
        for of_known, of_asked in columns:
            apart = np.abs(of_asked[start:end, None].astype(np.float32) - of_known[None, :].astype(np.float32))
            both = ~np.isnan(apart)
            steps += np.where(both, apart, 0)
            counts += both
        distance = steps / np.maximum(counts, 1)
        k = min(given["k"], len(known))
        furthest = np.partition(distance, k - 1, axis=1)[:, k - 1 : k]
        near = distance <= furthest
        shares += ((near * adverse).sum(axis=1) / near.sum(axis=1)).tolist()
    return shares


json.dump(
    {
        **{
            name: method.fit(known, adverse).predict_proba(asked)[:, 1].tolist()
            for name, method in (("logistic", logistic), ("boosting", boosting), ("stumps", stumps))
        },
        "rates": share_by_rates(),
    },
    sys.stdout,
)
