// n8n loads the files that package.json names under "n8n"; this one only makes the package itself resolvable.
module.exports = {};
