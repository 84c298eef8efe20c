import { preparePlain } from '../variants/plain';
import { listen } from './listen';
import { measure } from './measure';

listen((variant, place) => {
	const run = preparePlain(variant, place);
	return Promise.resolve((work) => measure(() => run(work)));
});
process.on('disconnect', () => process.exit());
