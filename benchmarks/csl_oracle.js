// Runs citeproc-js over a job: node csl_oracle.js FOLDER_OF_NODE_MODULES < job.json
// A job has items, clusters, styles (paths) and the folder of locale files; one line of JSON is
// printed per style: path, bibliography ids and entries, cluster texts, or the error.
const fs = require('fs'), path = require('path');
const CSL = require(path.join(process.argv[2], 'citeproc'));
const job = JSON.parse(fs.readFileSync(0));
const byId = Object.fromEntries(job.items.map(item => [item.id, item]));

function retrieveLocale(tag) {
  for (const name of [tag, job.dialects[tag.split('-')[0]], 'en-US']) {
    const file = path.join(job.locales, `locales-${name}.xml`);
    if (name && fs.existsSync(file)) return fs.readFileSync(file, 'utf8');
  }
}

function run(file) {
  const style = fs.readFileSync(file, 'utf8');
  const own = style.match(/<style[^>]*\bdefault-locale="([^"]*)"/);
  const system = { retrieveLocale, retrieveItem: id => structuredClone(byId[id]) };
  const start = () => new CSL.Engine(system, style, own ? own[1] : 'en-US');
  let engine = start();
  engine.updateItems(job.items.map(item => item.id));
  const made = engine.makeBibliography();
  const result = {
    ids: made ? made[0].entry_ids.map(ids => ids[0]) : [], entries: made ? made[1] : [],
  };
  engine = start();
  result.clusters = engine.rebuildProcessorState(
    job.clusters.map((citationItems, index) => (
      { citationID: `c${index}`, citationItems, properties: { noteIndex: index + 1 } }
    )), 'html', []).map(texts => texts[2]);
  return result;
}

console.log = () => {};
for (const file of job.styles) {
  let result;
  try { result = run(file); } catch (error) { result = { error: String(error).slice(0, 200) }; }
  process.stdout.write(JSON.stringify({ style: file, ...result }) + '\n');
}
