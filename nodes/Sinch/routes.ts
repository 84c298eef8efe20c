/** Endpoints that several operations or pickers call, as the contract writes them. */
export const getAppRoute = 'GET /v1/projects/{project_id}/apps/{app_id}';
export const listAppsRoute = 'GET /v1/projects/{project_id}/apps';
export const listContactsRoute = 'GET /v1/projects/{project_id}/contacts';
export const createContactRoute = 'POST /v1/projects/{project_id}/contacts';
export const updateContactRoute = 'PATCH /v1/projects/{project_id}/contacts/{contact_id}';
export const listRecentRoute = 'GET /v1/projects/{project_id}/conversations:recent';
export const listMessagesRoute = 'GET /v1/projects/{project_id}/messages';
