import type { Method, Route } from './operation';

/** Splits a route into its method and its path. */
export function splitRoute(route: Route): { method: Method; path: string } {
	const space = route.indexOf(' ');
	return { method: route.slice(0, space) as Method, path: route.slice(space + 1) };
}

const placeholdersOf = new Map<Route, ReadonlySet<string>>();

/** The names that stand in braces in a route. */
export function placeholdersIn(route: Route): ReadonlySet<string> {
	const known = placeholdersOf.get(route);
	if (known) return known;
	const names = new Set([...route.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name));
	placeholdersOf.set(route, names);
	return names;
}
