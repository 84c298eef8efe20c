// `npm run bench -- pace` measures how well the pace keeps to limits, `npm run bench -- queue` measures n8n's queue mode; everything else
// is the benchmark of speed and memory.
const [what = ''] = process.argv.slice(2);
const programs: Record<string, () => Promise<unknown>> = {
	pace: async () => await import('./pace/index.js'),
	queue: async () => await import('./queue/index.js'),
};
void (programs[what] ?? (async () => await import('./speed/index.js')))();
