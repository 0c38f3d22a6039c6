"""Logistic regression and gradient boosting of scikit-learn on the facts that the reference class compares.

Reads one JSON document from standard input: `categorical` (by column), `known` and `asked` (rows of numbers, null where a fact is
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
json.dump(
    {
        name: method.fit(known, adverse).predict_proba(asked)[:, 1].tolist()
        for name, method in (("logistic", logistic), ("boosting", boosting))
    },
    sys.stdout,
)
