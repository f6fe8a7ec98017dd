"""How long the loom and its peers take: `make bench` wrote this file."""

DATE = "2026-11-24"
CORES = 2
MACHINE = "Intel(R) Xeon(R) Processor, Linux"
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
        "floor": {"cold": 1.682, "snippet edited": 0.488},
        "static": {
            "cold": 0.575,
            "nothing changed": 0.551,
            "snippet edited": 0.557,
            "word edited": 0.551,
            "edit → served": 0.63,
        },
        "ours": {
            "cold": 1.522,
            "nothing changed": 0.573,
            "snippet edited": 0.859,
            "word edited": 0.569,
            "edit → served": 0.803,
        },
        "markdown-exec": {
            "cold": 1.74,
            "nothing changed": 1.728,
            "snippet edited": 1.743,
            "word edited": 1.744,
            "edit → served": 1.314,
        },
        "mkdocs-jupyter": {
            "cold": 13.481,
            "nothing changed": 0.963,
            "snippet edited": 2.337,
            "word edited": 2.266,
            "edit → served": 1.8,
        },
    },
    "40×5": {
        "floor": {"cold": 6.623, "snippet edited": 0.484},
        "static": {
            "cold": 1.257,
            "nothing changed": 1.224,
            "snippet edited": 1.225,
            "word edited": 1.238,
            "edit → served": 1.345,
        },
        "ours": {
            "cold": 5.16,
            "nothing changed": 1.293,
            "snippet edited": 1.504,
            "word edited": 1.267,
            "edit → served": 1.305,
        },
        "markdown-exec": {
            "cold": 5.693,
            "nothing changed": 5.62,
            "snippet edited": 5.566,
            "word edited": 5.509,
            "edit → served": 5.372,
        },
        "mkdocs-jupyter": {
            "cold": 51.923,
            "nothing changed": 1.791,
            "snippet edited": 3.136,
            "word edited": 3.115,
            "edit → served": 2.727,
        },
    },
    "100×5": {
        "floor": {"cold": 15.94, "snippet edited": 0.507},
        "static": {
            "cold": 2.55,
            "nothing changed": 2.543,
            "snippet edited": 2.525,
            "word edited": 2.557,
            "edit → served": 2.75,
        },
        "ours": {
            "cold": 11.559,
            "nothing changed": 2.638,
            "snippet edited": 2.736,
            "word edited": 2.645,
            "edit → served": 2.674,
        },
        "markdown-exec": {"cold": 13.235},
        "mkdocs-jupyter": {},
    },
}
PEAK_MEBIBYTES = {
    "8×4": {
        "floor": {"PSS": 71, "RSS": 81},
        "static": {"PSS": 34, "RSS": 40},
        "ours": {"PSS": 124, "RSS": 236},
        "markdown-exec": {"PSS": 90, "RSS": 99},
        "mkdocs-jupyter": {"PSS": 171, "RSS": 194},
    },
    "40×5": {
        "floor": {"PSS": 78, "RSS": 87},
        "static": {"PSS": 40, "RSS": 46},
        "ours": {"PSS": 133, "RSS": 245},
    },
    "100×5": {
        "floor": {"PSS": 79, "RSS": 88},
        "static": {"PSS": 48, "RSS": 54},
        "ours": {"PSS": 151, "RSS": 264},
    },
}
