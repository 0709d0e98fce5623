// What a film may be, out of the API's OpenAPI document: openapi-typescript keeps types and drops numbers.
import { readFileSync } from "node:fs";

const { components } = JSON.parse(readFileSync(process.argv[2], "utf8"));
console.log(JSON.stringify(components.schemas.UploadAnnounced["x-limits"], null, 2));
