"""How long the loom and its peers take: `make bench` wrote this file."""

DATE = "2026-11-23"
CORES = 2
MACHINE = "AMD EPYC, Linux"
VERSIONS = {
    "Python": "3.11.7",
    "mkdocs": "1.6.1",
    "mkdocs-material": "9.8.1",
    "numpy": "2.4.6",
    "matplotlib": "3.11.2",
    "markdown-exec": "1.12.6",
    "mkdocs-jupyter": "0.26.3",
}
SECONDS = {
    "8×4": {
        "floor": {"cold": 2.426, "snippet edited": 0.681},
        "static": {
            "cold": 0.737,
            "nothing changed": 0.736,
            "snippet edited": 0.767,
            "word edited": 0.778,
            "edit → served": 0.791,
        },
        "ours": {
            "cold": 2.292,
            "nothing changed": 0.811,
            "snippet edited": 1.246,
            "word edited": 0.908,
            "edit → served": 0.942,
        },
        "markdown-exec": {
            "cold": 4.249,
            "nothing changed": 3.581,
            "snippet edited": 3.9,
            "word edited": 3.126,
            "edit → served": 2.63,
        },
        "mkdocs-jupyter": {
            "cold": 16.65,
            "nothing changed": 1.527,
            "snippet edited": 3.752,
            "word edited": 3.535,
            "edit → served": 2.549,
        },
    },
    "40×5": {
        "floor": {"cold": 12.41, "snippet edited": 0.746},
        "static": {
            "cold": 2.007,
            "nothing changed": 2.205,
            "snippet edited": 2.056,
            "word edited": 2.035,
            "edit → served": 2.084,
        },
        "ours": {
            "cold": 7.885,
            "nothing changed": 1.994,
            "snippet edited": 2.006,
            "word edited": 2.0,
            "edit → served": 2.093,
        },
        "markdown-exec": {
            "cold": 8.124,
            "nothing changed": 8.35,
            "snippet edited": 8.031,
            "word edited": 8.195,
            "edit → served": 8.697,
        },
        "mkdocs-jupyter": {
            "cold": 70.412,
            "nothing changed": 2.559,
            "snippet edited": 4.332,
            "word edited": 4.336,
            "edit → served": 3.745,
        },
    },
    "100×5": {
        "floor": {"cold": 26.223, "snippet edited": 0.802},
        "static": {
            "cold": 4.462,
            "nothing changed": 4.569,
            "snippet edited": 4.272,
            "word edited": 4.851,
            "edit → served": 4.894,
        },
        "ours": {
            "cold": 22.221,
            "nothing changed": 5.105,
            "snippet edited": 4.766,
            "word edited": 4.999,
            "edit → served": 4.818,
        },
        "markdown-exec": {"cold": 23.968},
        "mkdocs-jupyter": {},
    },
}
PEAK_MEBIBYTES = {
    "8×4": {
        "floor": {"PSS": 72, "RSS": 81},
        "static": {"PSS": 35, "RSS": 41},
        "ours": {"PSS": 124, "RSS": 234},
        "markdown-exec": {"PSS": 90, "RSS": 100},
        "mkdocs-jupyter": {"PSS": 173, "RSS": 196},
    },
    "40×5": {
        "floor": {"PSS": 78, "RSS": 88},
        "static": {"PSS": 40, "RSS": 46},
        "ours": {"PSS": 130, "RSS": 239},
    },
    "100×5": {
        "floor": {"PSS": 79, "RSS": 89},
        "static": {"PSS": 49, "RSS": 55},
        "ours": {"PSS": 141, "RSS": 251},
    },
}
