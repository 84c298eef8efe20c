import type { IDataObject, INodeExecutionData, IRunData, IRunExecutionData } from 'n8n-workflow';

/** An execution as n8n's REST API gives it. */
export interface StoredExecution {
	id: string;
	status: string;
	/** Run data, written so that things mentioned twice are stored once. */
	data: string;
}

/** What came of one run of a workflow. */
export class Execution {
	constructor(
		readonly id: string,
		readonly status: string,
		private readonly runData: IRunData,
		/** What stopped the workflow, if anything did. */
		readonly error?: { message: string; description?: string | null },
	) {}

	/** The items of a node's output, with their links, over all its runs; none when it did not run or gave nothing. */
	items(node: string, output = 0): INodeExecutionData[] {
		return (this.runData[node] ?? []).flatMap(({ data }) => data?.main?.[output] ?? []);
	}

	/** The same without links and files. */
	rows(node: string, output = 0): IDataObject[] {
		return this.items(node, output).map(({ json }) => json);
	}
}

export async function readExecution({ id, status, data }: StoredExecution): Promise<Execution> {
	const { parse } = await import('flatted');
	// Before the first node has ended there is none.
	const parsed = (data ? parse(data) : undefined) as Partial<IRunExecutionData> | undefined;
	return executionOf(id, status, parsed ?? {});
}

export function executionOf(id: string, status: string, { resultData }: Partial<IRunExecutionData>): Execution {
	const { runData = {}, error } = resultData ?? {};
	return new Execution(id, status, runData, error && { message: error.message, description: error.description });
}
