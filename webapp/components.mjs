// Says what npm packages the site is bundled from: a CycloneDX list, and their licences to read.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";

const folder = "target/components";
const lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
const packages = Object.entries(lock.packages)
  .filter(([path, { dev }]) => path !== "" && !dev)
  .map(([path, found]) => ({ path, name: path.replace(/^.*node_modules\//, ""), ...found }))
  .sort((a, b) => (a.path < b.path ? -1 : 1));

function component({ name, version, license, integrity }) {
  const [algorithm, content] = integrity.split("-", 2);
  const [, group, plain] = name.match(/^(?:(@[^/]+)\/)?(.+)$/);
  return {
    type: "library",
    ...(group && { group }),
    name: plain,
    version,
    hashes: [{ alg: algorithm.replace("sha", "SHA-"), content: Buffer.from(content, "base64").toString("hex") }],
    licenses: [{ license: { id: license } }],
    purl: `pkg:npm/${name.replace("@", "%40")}@${version}`,
  };
}

function licenceText({ path, name, version, license }) {
  const file = readdirSync(path).find((it) => /^licen[cs]e/i.test(it));
  const text = file ? readFileSync(`${path}/${file}`, "utf8").replace(/\r\n/g, "\n").trim() : `${license}, without a text`;
  return `${name} ${version} (${license})\n\n${text}\n`;
}

const missing = packages.filter(({ path, license, integrity }) => !license || !integrity || !existsSync(path));
if (missing.length > 0) {
  console.error(`no licence, hash or folder: ${missing.map(({ path }) => basename(path)).join(", ")}`);
  process.exit(1);
}
const list = {
  bomFormat: "CycloneDX",
  specVersion: "1.6",
  version: 1,
  metadata: { component: { type: "application", name: lock.name, version: lock.version } },
  components: packages.map(component),
};
mkdirSync(folder, { recursive: true });
writeFileSync(`${folder}/sbom-webapp.cdx.json`, JSON.stringify(list, null, 2) + "\n");
writeFileSync(`${folder}/THIRD-PARTY-webapp.txt`, packages.map(licenceText).join(`\n${"-".repeat(80)}\n\n`));
