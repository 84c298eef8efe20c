import type { Credential, RestClient, SavedWorkflow } from '../test/e2e/support/rest';
import { withChoices, type Choices } from './choices';
import { exampleFiles, readExample, withCredentials } from './exampleFiles';

/** Makes the owner account at the first start, and signs in at all later ones. */
export async function signIn(rest: RestClient): Promise<void> {
	const { data } = await rest.http.get<{ data: { userManagement: { showSetupOnFirstLoad?: boolean } } }>(
		'/rest/settings',
	);
	await (data.data.userManagement.showSetupOnFirstLoad === true ? rest.setUpOwner() : rest.logIn());
}

/** Saves the credentials, each under its name; those of an earlier start get today's values. */
export async function saveCredentials(rest: RestClient, wanted: Array<Omit<Credential, 'id'>>): Promise<Credential[]> {
	const { data } = await rest.http.get<{ data: Array<Pick<Credential, 'id' | 'name' | 'type'>> }>('/rest/credentials');
	const save = async (credential: Omit<Credential, 'id'>): Promise<Credential> => {
		const saved = data.data.find(({ name, type }) => name === credential.name && type === credential.type);
		if (!saved) return await rest.createCredential(credential);
		await rest.http.patch(`/rest/credentials/${saved.id}`, credential);
		return { ...credential, id: saved.id };
	};
	return await Promise.all(wanted.map(save));
}

/** Imports the examples that are not there yet, by name: what somebody changed stays as it is. Gives all of them. */
export async function importExamples(
	rest: RestClient,
	credentials: Credential[],
	choicesFor: (file: string) => Choices,
): Promise<Array<Pick<SavedWorkflow, 'id' | 'name'>>> {
	const { data } = await rest.http.get<{ data: Array<Pick<SavedWorkflow, 'id' | 'name'>> }>('/rest/workflows');
	const types = await rest.nodeTypes();
	const examples = [];
	for (const file of exampleFiles) {
		const example = withChoices(withCredentials(readExample(file), credentials, types), choicesFor(file));
		examples.push(data.data.find(({ name }) => name === example.name) ?? (await rest.createWorkflow(example)));
	}
	return examples;
}
