const { rm } = require('node:fs/promises');
const { dest, src, task } = require('gulp');

task('clean', () => rm('dist', { recursive: true, force: true }));

// encoding: false copies the bytes as they are; gulp would otherwise read pictures as text.
task('build:icons', () =>
	src(['{nodes,credentials}/**/*.{png,svg}', '{nodes,credentials}/**/*.node.json'], {
		base: '.',
		encoding: false,
	}).pipe(dest('dist')),
);
