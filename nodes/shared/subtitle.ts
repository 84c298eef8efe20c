import type { Service } from './service';

/** An expression for what a node does, in the words of its list of actions, e.g. "Get many conversations". */
export function actionSubtitle({ resources }: Service): string {
	const actions = resources.flatMap(({ option, operations }) =>
		operations.map((operation) => [`${option.value} ${operation.option.value}`, operation.option.action]),
	);
	const list = JSON.stringify(Object.fromEntries(actions));
	return `={{ (${list})[$parameter["resource"] + " " + $parameter["operation"]] }}`;
}
