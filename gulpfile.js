const { spawn } = require('node:child_process');
const { rm } = require('node:fs/promises');
const { execPath } = require('node:process');
const { dest, parallel, series, src, task } = require('gulp');

task('clean', () => rm('dist', { recursive: true, force: true }));

// One .js per source, by the compiler itself; gulp fails when tsc does.
task('build:code', () =>
	spawn(execPath, [require.resolve('typescript/bin/tsc'), '-p', 'tsconfig.build.json', '--pretty'], {
		stdio: 'inherit',
	}),
);

// encoding: false copies the bytes as they are; gulp would otherwise read pictures as text.
task('build:icons', () =>
	src(['{nodes,credentials}/**/*.{png,svg}', '{nodes,credentials}/**/*.node.json'], {
		base: '.',
		encoding: false,
	}).pipe(dest('dist')),
);

task('build', series('clean', parallel('build:code', 'build:icons')));
