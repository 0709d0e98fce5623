"""Prints the OpenAPI document, without a server: `npm run client` in web/ makes the web app's types of it."""

from __future__ import annotations

import json

from fastapi import FastAPI

from biome.app import routed
from biome.settings import Settings

if __name__ == "__main__":
    document = FastAPI.openapi(routed(Settings()))  # the framework's, without the examples that we add
    print(json.dumps(document, indent=1, sort_keys=True))
