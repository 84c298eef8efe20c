import { UnderWay } from '../../../../nodes/shared/http/underWay';

it('tells the requests under way at the start of one, without those that got a 429 and so were in nobody’s way', () => {
	const underWay = new UnderWay();
	for (const at of [1, 2, 3, 4]) underWay.start(at);
	expect(underWay.end(3, true)).toBe(3);
	expect([underWay.end(1, false), underWay.end(2, false), underWay.end(4, false)]).toEqual([1, 2, 3]);
});

it('takes the last requests of a ms for those that were refused', () => {
	const underWay = new UnderWay();
	for (let count = 0; count < 4; count++) underWay.start(7);
	expect([underWay.end(7, true), underWay.end(7, false), underWay.end(7, false), underWay.end(7, true)]).toEqual([
		4, 1, 2, 3,
	]);
});
