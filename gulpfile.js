require('tsx/cjs'); // the tools are TypeScript
const { rm } = require('node:fs/promises');
const { dest, parallel, series, src, task } = require('gulp');
const { buildCode } = require('./tools/buildCode.ts');

task('clean', () => rm('dist', { recursive: true, force: true }));

task('build:code', buildCode);

// encoding: false copies the bytes as they are; gulp would otherwise read pictures as text.
task('build:icons', () =>
	src(['{nodes,credentials}/**/*.{png,svg}', '{nodes,credentials}/**/*.node.json'], {
		base: '.',
		encoding: false,
	}).pipe(dest('dist')),
);

task('build', series('clean', parallel('build:code', 'build:icons')));
