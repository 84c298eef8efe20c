import { preparePlain } from '../variants/plain';
import { listen } from './listen';
import { measure } from './measure';

listen((variant, locations) => {
	const run = preparePlain(variant, locations);
	return Promise.resolve((work) => measure(() => run(work)));
});
process.on('disconnect', () => process.exit());
