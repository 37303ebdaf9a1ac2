/**
 * Generated from packages/open-api-client/openapi.yaml, do not edit.
 * Change the specification and run `npm run generate`.
 */

export interface paths {
    readonly "/v5/app/list": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Apps the key may see */
        readonly post: operations["listApps"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v5/app/entry/list": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Forms of an app */
        readonly post: operations["listForms"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v5/app/entry/widget/list": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Fields of a form
         * @description Dividers and lookup-query fields are not listed.
         */
        readonly post: operations["listWidgets"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v5/app/entry/data/get": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** One record */
        readonly post: operations["getRecord"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v5/app/entry/data/list": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * A page of records in ascending id order
         * @description No sort and no offset. `data_id` is the last `_id` of the page before and is not returned again.
         */
        readonly post: operations["listRecords"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v5/app/entry/data/create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Create one record
         * @description Not documented as repeatable; `transaction_id` only binds uploaded files here.
         */
        readonly post: operations["createRecord"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v5/app/entry/data/batch_create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Create up to 100 records
         * @description Sent again with the same `transaction_id`, rows already made are not made twice. Never runs 智能助手.
         */
        readonly post: operations["createRecords"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v5/app/entry/data/update": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Change the given fields of one record
         * @description Fields not sent stay as they are. A subform is always replaced as a whole.
         */
        readonly post: operations["updateRecord"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v5/app/entry/data/batch_update": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Set the same values on up to 100 records
         * @description No subform fields. Image and attachment fields lose their old files. Never runs 智能助手.
         */
        readonly post: operations["updateRecords"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v5/app/entry/data/delete": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Delete one record */
        readonly post: operations["deleteRecord"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v5/app/entry/data/batch_delete": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Delete up to 100 records */
        readonly post: operations["deleteRecords"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v5/app/entry/file/get_upload_token": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Places for up to 100 files */
        readonly post: operations["getUploadTokens"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/{upload_path}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Path of the `url` that came with the token; it may be empty. */
                readonly upload_path: string;
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Store one file
         * @description The API key is not sent here; the token is the right to upload.
         */
        readonly post: operations["uploadFile"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v6/workflow/instance/get": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** One workflow instance, with its tasks on demand */
        readonly post: operations["getFlowInstance"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v5/workflow/instance/get": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * One workflow instance, without its result
         * @deprecated
         */
        readonly post: operations["getFlowInstanceV5"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/workflow/instance/logs": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** What was done to an instance, with the comments */
        readonly post: operations["listFlowLogs"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/workflow/instance/close": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** End an instance by hand */
        readonly post: operations["closeFlowInstance"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/workflow/instance/activate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Open an ended instance again at a node */
        readonly post: operations["activateFlowInstance"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v6/workflow/task/list": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** A person's open tasks, newest first */
        readonly post: operations["listTasks"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v5/workflow/task/list": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * A person's open tasks, newest first
         * @deprecated
         */
        readonly post: operations["listTasksV5"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/workflow/task/approve": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Approve a task */
        readonly post: operations["approveTask"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/workflow/task/reject": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Reject a task, which ends the instance */
        readonly post: operations["rejectTask"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v2/workflow/task/rollback": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Send a task back to an earlier node */
        readonly post: operations["rollbackTask"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/workflow/task/transfer": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Hand a task to someone else */
        readonly post: operations["transferTask"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v2/workflow/task/add_sign": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Ask someone else to sign as well */
        readonly post: operations["addSign"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/workflow/task/add_sign": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Ask someone else to sign as well
         * @deprecated
         */
        readonly post: operations["addSignV1"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v2/workflow/task/revoke": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Take a handled task back */
        readonly post: operations["revokeTask"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/workflow/cc/list": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** What a person was copied in on during the last 90 days */
        readonly post: operations["listCopies"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/app/{app_id}/entry/{entry_id}/data/{data_id}/approval_comments": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly app_id: components["parameters"]["AppPlace"];
                readonly entry_id: components["parameters"]["FormPlace"];
                readonly data_id: components["parameters"]["RecordPlace"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** The approval comments of a record */
        readonly post: operations["listApprovalComments"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v5/corp/user/get": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** One member */
        readonly post: operations["getMember"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v5/corp/user/create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Add a member */
        readonly post: operations["createMember"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v5/corp/user/update": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Change a member's name or departments */
        readonly post: operations["updateMember"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v5/corp/user/delete": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Remove a member */
        readonly post: operations["deleteMember"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v5/corp/user/batch_delete": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Remove several members */
        readonly post: operations["deleteMembers"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v5/corp/user/import": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Add or change many members */
        readonly post: operations["importMembers"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v5/corp/department/user/list": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Members of a department */
        readonly post: operations["listDepartmentMembers"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v6/corp/department/list": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Departments below one; the root is 1 */
        readonly post: operations["listDepartments"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v5/corp/department/list": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Departments below one; the root is 1
         * @deprecated
         */
        readonly post: operations["listDepartmentsV5"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v6/corp/department/create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Add a department */
        readonly post: operations["createDepartment"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v6/corp/department/update": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Rename or move a department */
        readonly post: operations["updateDepartment"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v5/corp/department/delete": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Remove an empty department */
        readonly post: operations["deleteDepartment"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v5/corp/department/import": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Replace the whole tree below the root */
        readonly post: operations["importDepartments"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v6/corp/department/dept_no/get": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** The number of a department synced from elsewhere */
        readonly post: operations["getDepartmentNumber"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v6/corp/department/manager/get": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Who leads a department */
        readonly post: operations["getDepartmentManagers"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v6/corp/department/manager/update": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Set who leads a department */
        readonly post: operations["setDepartmentManagers"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v5/corp/role/list": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Roles of the company */
        readonly post: operations["listRoles"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v5/corp/role/create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Add a role to a group */
        readonly post: operations["createRole"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v5/corp/role/update": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Rename or move a role */
        readonly post: operations["updateRole"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v5/corp/role/delete": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Remove a role */
        readonly post: operations["deleteRole"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v5/corp/role/user/list": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Who is in a role */
        readonly post: operations["listRoleMembers"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v5/corp/role/add_members": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Put members into a role */
        readonly post: operations["addRoleMembers"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v5/corp/role/remove_members": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Take members out of a role */
        readonly post: operations["removeRoleMembers"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v5/corp/role_group/list": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Groups of roles */
        readonly post: operations["listRoleGroups"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v5/corp/role_group/create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Add a group of roles */
        readonly post: operations["createRoleGroup"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v5/corp/role_group/update": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Rename a group of roles */
        readonly post: operations["updateRoleGroup"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v5/corp/role_group/delete": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Remove an empty group of roles */
        readonly post: operations["deleteRoleGroup"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v5/corp/guest/department/list": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Connected companies */
        readonly post: operations["listGuestDepartments"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v5/corp/guest/user/list": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Who speaks for connected companies */
        readonly post: operations["listGuestMembers"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v5/corp/guest/user/get": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** One contact of a connected company */
        readonly post: operations["getGuestMember"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/app/{app_id}/entry/{entry_id}/data": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly app_id: components["parameters"]["AppPlace"];
                readonly entry_id: components["parameters"]["FormPlace"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * A page of records (version 1)
         * @deprecated
         * @description Members by `_id` and name.
         */
        readonly post: operations["oldListV1"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/app/{app_id}/entry/{entry_id}/data_retrieve": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly app_id: components["parameters"]["AppPlace"];
                readonly entry_id: components["parameters"]["FormPlace"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * One record (version 1)
         * @deprecated
         * @description Members by `_id` and name.
         */
        readonly post: operations["oldGetV1"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/app/{app_id}/entry/{entry_id}/data_create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly app_id: components["parameters"]["AppPlace"];
                readonly entry_id: components["parameters"]["FormPlace"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Create one record (version 1)
         * @deprecated
         * @description Members by `_id` and name.
         */
        readonly post: operations["oldCreateV1"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/app/{app_id}/entry/{entry_id}/data_update": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly app_id: components["parameters"]["AppPlace"];
                readonly entry_id: components["parameters"]["FormPlace"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Change the given fields of one record (version 1)
         * @deprecated
         * @description Members by `_id` and name.
         */
        readonly post: operations["oldUpdateV1"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/app/{app_id}/entry/{entry_id}/data_delete": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly app_id: components["parameters"]["AppPlace"];
                readonly entry_id: components["parameters"]["FormPlace"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Delete one record (version 1)
         * @deprecated
         * @description Members by `_id` and name.
         */
        readonly post: operations["oldDeleteV1"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/app/{app_id}/entry/{entry_id}/data_batch_create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly app_id: components["parameters"]["AppPlace"];
                readonly entry_id: components["parameters"]["FormPlace"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Create up to 100 records (version 1)
         * @deprecated
         * @description Members by `_id` and name.
         */
        readonly post: operations["oldBatchCreateV1"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/app/{app_id}/entry/{entry_id}/data_batch_update": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly app_id: components["parameters"]["AppPlace"];
                readonly entry_id: components["parameters"]["FormPlace"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Set the same values on up to 100 records (version 1)
         * @deprecated
         * @description Members by `_id` and name.
         */
        readonly post: operations["oldBatchUpdateV1"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/app/{app_id}/entry/{entry_id}/data_batch_delete": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly app_id: components["parameters"]["AppPlace"];
                readonly entry_id: components["parameters"]["FormPlace"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Delete up to 100 records (version 1)
         * @deprecated
         * @description Members by `_id` and name.
         */
        readonly post: operations["oldBatchDeleteV1"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v2/app/{app_id}/entry/{entry_id}/data": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly app_id: components["parameters"]["AppPlace"];
                readonly entry_id: components["parameters"]["FormPlace"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * A page of records (version 2)
         * @deprecated
         * @description Members by `username`, departments by `dept_no`.
         */
        readonly post: operations["oldListV2"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v2/app/{app_id}/entry/{entry_id}/data_retrieve": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly app_id: components["parameters"]["AppPlace"];
                readonly entry_id: components["parameters"]["FormPlace"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * One record (version 2)
         * @deprecated
         * @description Members by `username`, departments by `dept_no`.
         */
        readonly post: operations["oldGetV2"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v2/app/{app_id}/entry/{entry_id}/data_create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly app_id: components["parameters"]["AppPlace"];
                readonly entry_id: components["parameters"]["FormPlace"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Create one record (version 2)
         * @deprecated
         * @description Members by `username`, departments by `dept_no`.
         */
        readonly post: operations["oldCreateV2"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v2/app/{app_id}/entry/{entry_id}/data_update": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly app_id: components["parameters"]["AppPlace"];
                readonly entry_id: components["parameters"]["FormPlace"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Change the given fields of one record (version 2)
         * @deprecated
         * @description Members by `username`, departments by `dept_no`.
         */
        readonly post: operations["oldUpdateV2"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v3/app/{app_id}/entry/{entry_id}/data": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly app_id: components["parameters"]["AppPlace"];
                readonly entry_id: components["parameters"]["FormPlace"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * A page of records (version 3)
         * @deprecated
         * @description Rows of subforms carry their `_id`.
         */
        readonly post: operations["oldListV3"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v3/app/{app_id}/entry/{entry_id}/data_retrieve": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly app_id: components["parameters"]["AppPlace"];
                readonly entry_id: components["parameters"]["FormPlace"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * One record (version 3)
         * @deprecated
         * @description Rows of subforms carry their `_id`.
         */
        readonly post: operations["oldGetV3"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v3/app/{app_id}/entry/{entry_id}/data_create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly app_id: components["parameters"]["AppPlace"];
                readonly entry_id: components["parameters"]["FormPlace"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Create one record (version 3)
         * @deprecated
         * @description Rows of subforms carry their `_id`.
         */
        readonly post: operations["oldCreateV3"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v3/app/{app_id}/entry/{entry_id}/data_update": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly app_id: components["parameters"]["AppPlace"];
                readonly entry_id: components["parameters"]["FormPlace"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Change the given fields of one record (version 3)
         * @deprecated
         * @description Rows of subforms carry their `_id`.
         */
        readonly post: operations["oldUpdateV3"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v4/app/{app_id}/entry/{entry_id}/data": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly app_id: components["parameters"]["AppPlace"];
                readonly entry_id: components["parameters"]["FormPlace"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * A page of records (version 4)
         * @deprecated
         * @description Members and departments carry their `type`.
         */
        readonly post: operations["oldListV4"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v4/app/{app_id}/entry/{entry_id}/data_retrieve": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly app_id: components["parameters"]["AppPlace"];
                readonly entry_id: components["parameters"]["FormPlace"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * One record (version 4)
         * @deprecated
         * @description Members and departments carry their `type`.
         */
        readonly post: operations["oldGetV4"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v4/app/{app_id}/entry/{entry_id}/data_create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly app_id: components["parameters"]["AppPlace"];
                readonly entry_id: components["parameters"]["FormPlace"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Create one record (version 4)
         * @deprecated
         * @description Members and departments carry their `type`.
         */
        readonly post: operations["oldCreateV4"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v4/app/{app_id}/entry/{entry_id}/data_update": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly app_id: components["parameters"]["AppPlace"];
                readonly entry_id: components["parameters"]["FormPlace"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Change the given fields of one record (version 4)
         * @deprecated
         * @description Members and departments carry their `type`.
         */
        readonly post: operations["oldUpdateV4"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export interface webhooks {
    readonly data_create: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** One record was submitted through the form */
        readonly post: operations["pushDataCreate"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly data_update: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** One record was changed; the push carries all of it */
        readonly post: operations["pushDataUpdate"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly data_remove: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * One record was deleted
         * @description May lack `appId` and `entryId`, so a receiver tells the form by its own address.
         */
        readonly post: operations["pushDataRemove"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly data_recover: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** One record was restored; the push carries all of it */
        readonly post: operations["pushDataRecover"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly form_update: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** The form was saved or an alias changed */
        readonly post: operations["pushFormUpdate"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly data_test: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * The connection test of the push settings page
         * @description Its `data` is not documented; answer 200 whatever it holds.
         */
        readonly post: operations["pushDataTest"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly data_create_message: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** 推送提醒: a record was submitted */
        readonly post: operations["pushMessageDataCreate"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly data_update_message: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** 推送提醒: a field was changed */
        readonly post: operations["pushMessageDataUpdate"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly form_schedule_message: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** 推送提醒: its time has come */
        readonly post: operations["pushMessageFormSchedule"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly flow_message: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** A workflow to-do or copy */
        readonly post: operations["pushMessageFlow"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export interface components {
    schemas: {
        /** @description 24 hex characters. */
        readonly ObjectId: string;
        readonly DataIds: readonly components["schemas"]["ObjectId"][];
        /** @description A member's `username`, not the display name. */
        readonly Username: string;
        /** @description Starts the workflow; only on workflow forms. Platform default false. */
        readonly StartWorkflow: boolean;
        /** @description Runs 智能助手. Platform default false. */
        readonly StartTrigger: boolean;
        /** Format: uuid */
        readonly TransactionId: string;
        /** @description Milliseconds since the epoch; missing in older pushes. */
        readonly OpTime: number;
        /** @description ISO 8601 in UTC with milliseconds. */
        readonly Instant: string | null;
        readonly ErrorBody: {
            readonly code: number;
            /** @description Chinese or English, subject to change. */
            readonly msg: string;
        };
        readonly FormAddress: {
            readonly app_id: components["schemas"]["ObjectId"];
            readonly entry_id: components["schemas"]["ObjectId"];
        };
        readonly RecordAddress: {
            readonly app_id: components["schemas"]["ObjectId"];
            readonly entry_id: components["schemas"]["ObjectId"];
            readonly data_id: components["schemas"]["ObjectId"];
        };
        readonly App: {
            readonly app_id: components["schemas"]["ObjectId"];
            readonly name: string;
        };
        readonly Form: {
            readonly app_id?: components["schemas"]["ObjectId"];
            readonly entry_id: components["schemas"]["ObjectId"];
            readonly name: string;
        };
        readonly Widget: {
            readonly label: string;
            /** @description The alias when one is set, else the field id; the key in records, filters and pushes. */
            readonly name: string;
            /** @description The field id `_widget_…`, which never changes. */
            readonly widgetName: string;
            /** @description One of the platform's field types, or a new one. */
            readonly type: string;
            /** @description The fields of a subform. */
            readonly items?: readonly components["schemas"]["Widget"][];
        };
        readonly Member: {
            readonly _id?: components["schemas"]["ObjectId"];
            readonly name?: string;
            readonly username?: components["schemas"]["Username"];
            /** @description -1 left, 0 not joined, 1 joined. */
            readonly status?: number;
            /** @description 0 internal, 2 external contact. */
            readonly type?: number;
            readonly departments?: readonly number[];
            readonly integrate_id?: string;
        };
        /** @description Who did it; null where nobody has. */
        readonly Actor: components["schemas"]["Member"] | null;
        /** @description System fields as named here; form fields flat beside them, keyed by alias or field id. */
        readonly Record: {
            readonly _id: components["schemas"]["ObjectId"];
            readonly appId?: components["schemas"]["ObjectId"];
            readonly entryId?: components["schemas"]["ObjectId"];
            readonly ext?: unknown;
            /** @description 0 running, 1 finished, 2 ended by hand; 4 activated and 5 paused on newer builds. */
            readonly flowState?: number | null;
            readonly creator?: components["schemas"]["Actor"];
            readonly updater?: components["schemas"]["Actor"];
            readonly deleter?: components["schemas"]["Actor"];
            readonly createTime?: components["schemas"]["Instant"];
            readonly updateTime?: components["schemas"]["Instant"];
            readonly deleteTime?: components["schemas"]["Instant"];
        } & {
            readonly [key: string]: unknown;
        };
        /** @description A record as a push carries it, with the name of its form. */
        readonly PushedRecord: components["schemas"]["Record"] & {
            readonly formName?: string;
        };
        readonly RemovedRecord: {
            readonly _id: components["schemas"]["ObjectId"];
            readonly appId?: components["schemas"]["ObjectId"];
            readonly entryId?: components["schemas"]["ObjectId"];
            readonly formName?: string;
            readonly deleter?: components["schemas"]["Actor"];
            readonly deleteTime?: components["schemas"]["Instant"];
        } & {
            readonly [key: string]: unknown;
        };
        readonly FormStructure: {
            readonly appId?: components["schemas"]["ObjectId"];
            readonly entryId?: components["schemas"]["ObjectId"];
            readonly name?: string;
            readonly createTime?: components["schemas"]["Instant"];
            readonly widgets: readonly components["schemas"]["Widget"][];
        };
        /** @description What a field is set to; its shape depends on the field's type. */
        readonly FieldWrite: {
            readonly value: unknown;
        };
        /** @description Fields to set, keyed by alias or field id. */
        readonly RecordWrite: {
            readonly [key: string]: components["schemas"]["FieldWrite"];
        };
        readonly Filter: {
            /** @enum {string} */
            readonly rel: "and" | "or";
            readonly cond: readonly components["schemas"]["FilterCondition"][];
        };
        /** @description Conditions do not nest. Subform fields cannot be filtered. */
        readonly FilterCondition: {
            readonly field: string;
            readonly type?: string;
            /** @enum {string} */
            readonly method: "eq" | "ne" | "in" | "nin" | "range" | "gt" | "lt" | "like" | "all" | "verified" | "unverified" | "empty" | "not_empty";
            /** @description At most 200 values for `in` and `nin`; `range` takes two, null for an open end. */
            readonly value?: readonly unknown[];
        };
        readonly TaskId: string;
        /** @description Number of a workflow node. */
        readonly FlowId: number;
        /** @description 0 running, 1 done, 2 ended by hand, 4 activated, 5 paused; a newer build may have more. */
        readonly FlowStatus: number;
        /** @description auto_approve, forward, back, close, transfer, revoke, activate, auto_forward, auto_back, batch_forward, batch_transfer, sign_before, sign_after, sign_parallel, invoke_plugin, reject, or a new one; null while open. */
        readonly FlowActionName: string | null;
        readonly FlowActionReply: ({
            /** @constant */
            readonly status: "success";
        } & {
            readonly [key: string]: unknown;
        }) | ({
            /** @constant */
            readonly status: "failure";
            readonly code: number;
            readonly message: string;
        } & {
            readonly [key: string]: unknown;
        });
        /** @description A run of a workflow over one record. */
        readonly FlowInstance: {
            readonly app_id?: components["schemas"]["ObjectId"];
            readonly form_id?: components["schemas"]["ObjectId"];
            readonly form_title?: string;
            readonly instance_id: components["schemas"]["ObjectId"];
            readonly url?: string;
            readonly creator?: components["schemas"]["Actor"];
            readonly create_time?: components["schemas"]["Instant"];
            readonly update_time?: components["schemas"]["Instant"];
            readonly finish_time?: components["schemas"]["Instant"];
            readonly status: components["schemas"]["FlowStatus"];
            readonly result?: number | null;
            readonly tasks?: readonly components["schemas"]["FlowTask"][];
        } & {
            readonly [key: string]: unknown;
        };
        /** @description A piece of work for one person at one node. */
        readonly FlowTask: {
            readonly app_id?: components["schemas"]["ObjectId"];
            readonly form_id?: components["schemas"]["ObjectId"];
            readonly form_title?: string;
            readonly instance_id: components["schemas"]["ObjectId"];
            readonly url?: string;
            readonly title?: string;
            readonly task_id: components["schemas"]["TaskId"];
            readonly flow_id?: components["schemas"]["FlowId"];
            readonly flow_name?: string;
            readonly assignee?: components["schemas"]["Actor"];
            readonly creator?: components["schemas"]["Actor"];
            readonly create_time?: components["schemas"]["Instant"];
            readonly create_action?: components["schemas"]["FlowActionName"];
            readonly finish_time?: components["schemas"]["Instant"];
            readonly finish_action?: components["schemas"]["FlowActionName"];
            readonly status: components["schemas"]["FlowStatus"];
        } & {
            readonly [key: string]: unknown;
        };
        /** @description Someone told about a node. */
        readonly FlowCopy: {
            readonly app_id?: components["schemas"]["ObjectId"];
            readonly form_id?: components["schemas"]["ObjectId"];
            readonly form_title?: string;
            readonly instance_id: components["schemas"]["ObjectId"];
            readonly url?: string;
            readonly title?: string;
            readonly task_id?: components["schemas"]["TaskId"];
            readonly flow_id?: components["schemas"]["FlowId"];
            readonly flow_name?: string;
            readonly assignee?: components["schemas"]["Actor"];
            readonly creator?: components["schemas"]["Actor"];
            readonly create_time?: components["schemas"]["Instant"];
            readonly status?: number;
        } & {
            readonly [key: string]: unknown;
        };
        /** @description Something done to an instance. */
        readonly FlowLog: {
            readonly flow_id?: components["schemas"]["FlowId"];
            readonly flow_name?: string;
            readonly operator?: components["schemas"]["Actor"];
            readonly comment?: string | null;
            readonly create_action?: components["schemas"]["FlowActionName"];
            readonly create_time?: components["schemas"]["Instant"];
            readonly finish_action?: components["schemas"]["FlowActionName"];
            readonly finish_time?: components["schemas"]["Instant"];
        } & {
            readonly [key: string]: unknown;
        };
        /** @description An opinion on a record. */
        readonly ApprovalComment: {
            readonly operator?: components["schemas"]["Actor"];
            readonly flowAction?: string;
            readonly flowNodeName?: string;
            readonly comment?: string | null;
            readonly signature_url?: string | null;
        } & {
            readonly [key: string]: unknown;
        };
        /** @description The root is 1. */
        readonly DepartmentNumber: number;
        readonly RoleNumber: number;
        readonly RoleGroupNumber: number;
        /** @description A member as the contacts calls show one; it holds no telephone number and no mail address. */
        readonly ContactMember: {
            readonly _id?: components["schemas"]["ObjectId"];
            readonly username: components["schemas"]["Username"];
            readonly name: string;
            readonly departments?: readonly number[];
            readonly type?: number;
            readonly status?: number;
            readonly integrate_id?: string;
        } & {
            readonly [key: string]: unknown;
        };
        /** @description A member to add, or to change where the username is known. */
        readonly NewMember: {
            readonly username: components["schemas"]["Username"];
            readonly name: string;
            readonly departments?: readonly components["schemas"]["DepartmentNumber"][];
        } & {
            readonly [key: string]: unknown;
        };
        /** @description A department. */
        readonly Department: {
            readonly dept_no: components["schemas"]["DepartmentNumber"];
            readonly name: string;
            readonly parent_no?: number | null;
            readonly type?: number;
            readonly status?: number;
            readonly seq?: number;
            readonly integrate_id?: string;
        } & {
            readonly [key: string]: unknown;
        };
        /** @description A department of an imported tree. */
        readonly NewDepartment: {
            readonly dept_no: components["schemas"]["DepartmentNumber"];
            readonly name: string;
            readonly parent_no?: components["schemas"]["DepartmentNumber"];
        } & {
            readonly [key: string]: unknown;
        };
        /** @description A role. */
        readonly Role: {
            readonly role_no: components["schemas"]["RoleNumber"];
            readonly group_no?: components["schemas"]["RoleGroupNumber"];
            readonly name: string;
            readonly type?: number;
            readonly status?: number;
        } & {
            readonly [key: string]: unknown;
        };
        /** @description A member of a role, with the departments managed in it. */
        readonly RoleMember: {
            readonly _id?: components["schemas"]["ObjectId"];
            readonly username: components["schemas"]["Username"];
            readonly name: string;
            readonly departments?: readonly number[];
            readonly type?: number;
            readonly status?: number;
            readonly integrate_id?: string;
            readonly departments_range?: readonly components["schemas"]["DepartmentNumber"][];
            readonly has_child?: boolean;
        } & {
            readonly [key: string]: unknown;
        };
        /** @description A group of roles. */
        readonly RoleGroup: {
            readonly group_no: components["schemas"]["RoleGroupNumber"];
            readonly name: string;
            readonly type?: number;
            readonly status?: number;
        } & {
            readonly [key: string]: unknown;
        };
        /** @description A connected company, shown as a department. */
        readonly GuestDepartment: {
            readonly dept_no: components["schemas"]["DepartmentNumber"];
            readonly name: string;
            readonly type?: number;
            readonly status?: number;
        } & {
            readonly [key: string]: unknown;
        };
        /** @description What a reminder says, and to whom. */
        readonly Message: {
            readonly to: readonly {
                readonly username: components["schemas"]["Username"];
                readonly name?: string;
            }[];
            readonly entry_name?: string;
            readonly notify_text: string;
            readonly url?: string;
        } & {
            readonly [key: string]: unknown;
        };
    };
    responses: {
        /** @description The whole record. */
        readonly OneRecord: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": {
                    readonly data: components["schemas"]["Record"];
                };
            };
        };
        /** @description How many records were touched. */
        readonly Counted: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": {
                    readonly status: string;
                    readonly success_count: number;
                };
            };
        };
        /** @description A page shorter than `limit` is the last one. */
        readonly ManyRecords: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": {
                    readonly data: readonly components["schemas"]["Record"][];
                } & {
                    readonly [key: string]: unknown;
                };
            };
        };
        /** @description Ids in the order of `data_list`. */
        readonly CreatedRecords: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": {
                    readonly status: string;
                    readonly success_count: number;
                    readonly success_ids: readonly components["schemas"]["ObjectId"][];
                } & {
                    readonly [key: string]: unknown;
                };
            };
        };
        /** @description Done, with nothing to show. */
        readonly Done: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": {
                    readonly status: string;
                } & {
                    readonly [key: string]: unknown;
                };
            };
        };
        /** @description Whether it was done; a refusal comes as HTTP 200 and says `message`, not `msg`. */
        readonly FlowAction: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["FlowActionReply"];
            };
        };
        /** @description The instance. */
        readonly OneFlowInstance: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["FlowInstance"];
            };
        };
        /** @description Oldest first. */
        readonly FlowLogs: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": {
                    readonly logs: readonly components["schemas"]["FlowLog"][];
                } & {
                    readonly [key: string]: unknown;
                };
            };
        };
        /** @description A page of tasks. */
        readonly FlowTasks: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": {
                    readonly has_more?: boolean;
                    readonly tasks: readonly components["schemas"]["FlowTask"][];
                } & {
                    readonly [key: string]: unknown;
                };
            };
        };
        /** @description A page of copies. */
        readonly FlowCopies: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": {
                    readonly has_more?: boolean;
                    readonly cc_list: readonly components["schemas"]["FlowCopy"][];
                } & {
                    readonly [key: string]: unknown;
                };
            };
        };
        /** @description A page of comments. */
        readonly ApprovalComments: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": {
                    readonly approveCommentList: readonly components["schemas"]["ApprovalComment"][];
                } & {
                    readonly [key: string]: unknown;
                };
            };
        };
        /** @description The member. */
        readonly OneMember: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": {
                    readonly user: components["schemas"]["ContactMember"];
                } & {
                    readonly [key: string]: unknown;
                };
            };
        };
        /** @description Members. */
        readonly Members: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": {
                    readonly users: readonly components["schemas"]["ContactMember"][];
                } & {
                    readonly [key: string]: unknown;
                };
            };
        };
        /** @description The department. */
        readonly OneDepartment: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": {
                    readonly department: components["schemas"]["Department"];
                } & {
                    readonly [key: string]: unknown;
                };
            };
        };
        /** @description Departments. */
        readonly Departments: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": {
                    readonly departments: readonly components["schemas"]["Department"][];
                } & {
                    readonly [key: string]: unknown;
                };
            };
        };
        /** @description The department's number. */
        readonly FoundDepartmentNumber: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": {
                    readonly dept_no: components["schemas"]["DepartmentNumber"];
                } & {
                    readonly [key: string]: unknown;
                };
            };
        };
        /** @description Who leads the department. */
        readonly DepartmentManagers: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": {
                    readonly dept_managers: readonly components["schemas"]["ContactMember"][];
                } & {
                    readonly [key: string]: unknown;
                };
            };
        };
        /** @description The role. */
        readonly OneRole: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": {
                    readonly role: components["schemas"]["Role"];
                } & {
                    readonly [key: string]: unknown;
                };
            };
        };
        /** @description A page of roles. */
        readonly Roles: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": {
                    readonly roles: readonly components["schemas"]["Role"][];
                } & {
                    readonly [key: string]: unknown;
                };
            };
        };
        /** @description A page of members. */
        readonly RoleMembers: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": {
                    readonly users: readonly components["schemas"]["RoleMember"][];
                } & {
                    readonly [key: string]: unknown;
                };
            };
        };
        /** @description The group. */
        readonly OneRoleGroup: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": {
                    readonly role_group: components["schemas"]["RoleGroup"];
                } & {
                    readonly [key: string]: unknown;
                };
            };
        };
        /** @description A page of groups. */
        readonly RoleGroups: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": {
                    readonly role_groups: readonly components["schemas"]["RoleGroup"][];
                } & {
                    readonly [key: string]: unknown;
                };
            };
        };
        /** @description Connected companies. */
        readonly GuestDepartments: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": {
                    readonly dept_list: readonly components["schemas"]["GuestDepartment"][];
                } & {
                    readonly [key: string]: unknown;
                };
            };
        };
        /** @description Contacts of connected companies. */
        readonly GuestMembers: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": {
                    readonly member_list: readonly components["schemas"]["ContactMember"][];
                } & {
                    readonly [key: string]: unknown;
                };
            };
        };
        /** @description The contact. */
        readonly OneGuestMember: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": {
                    readonly member: components["schemas"]["ContactMember"];
                } & {
                    readonly [key: string]: unknown;
                };
            };
        };
        /** @description Every business error, a bad key included; tell them apart by `code` alone. */
        readonly Refused: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description Too many requests at once. */
        readonly TooMuchConcurrency: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description The gateway got no answer; the request may or may not have been carried out. The body may be no JSON. */
        readonly GatewayFailed: {
            headers: {
                readonly [name: string]: unknown;
            };
            content?: never;
        };
    };
    parameters: {
        readonly Nonce: string;
        /** @description Unix seconds. */
        readonly Timestamp: string;
        /** @description Lower-case hex SHA-1 of `nonce:body:secret:timestamp` over the raw body. */
        readonly Signature: string;
        /** @description Unique per push and the same on its retries. */
        readonly DeliverId: string;
        readonly AppPlace: components["schemas"]["ObjectId"];
        readonly FormPlace: components["schemas"]["ObjectId"];
        readonly RecordPlace: components["schemas"]["ObjectId"];
    };
    requestBodies: {
        readonly OldList: {
            readonly content: {
                readonly "application/json": {
                    readonly data_id?: components["schemas"]["ObjectId"];
                    readonly fields?: readonly string[];
                    readonly filter?: components["schemas"]["Filter"];
                    readonly limit?: number;
                };
            };
        };
        readonly OldRecord: {
            readonly content: {
                readonly "application/json": {
                    readonly data_id: components["schemas"]["ObjectId"];
                };
            };
        };
        readonly OldCreate: {
            readonly content: {
                readonly "application/json": {
                    readonly data: components["schemas"]["RecordWrite"];
                    readonly is_start_workflow?: components["schemas"]["StartWorkflow"];
                    readonly is_start_trigger?: components["schemas"]["StartTrigger"];
                    readonly transaction_id?: components["schemas"]["TransactionId"];
                };
            };
        };
        readonly OldUpdate: {
            readonly content: {
                readonly "application/json": {
                    readonly data_id: components["schemas"]["ObjectId"];
                    readonly data: components["schemas"]["RecordWrite"];
                    readonly is_start_trigger?: components["schemas"]["StartTrigger"];
                    readonly transaction_id?: components["schemas"]["TransactionId"];
                };
            };
        };
        readonly OldBatchCreate: {
            readonly content: {
                readonly "application/json": {
                    readonly data_list: readonly components["schemas"]["RecordWrite"][];
                    readonly is_start_workflow?: components["schemas"]["StartWorkflow"];
                    readonly transaction_id?: components["schemas"]["TransactionId"];
                };
            };
        };
        readonly OldBatchUpdate: {
            readonly content: {
                readonly "application/json": {
                    readonly data_ids: components["schemas"]["DataIds"];
                    readonly data: components["schemas"]["RecordWrite"];
                    readonly transaction_id?: components["schemas"]["TransactionId"];
                };
            };
        };
        readonly OldBatchDelete: {
            readonly content: {
                readonly "application/json": {
                    readonly data_ids: components["schemas"]["DataIds"];
                };
            };
        };
    };
    headers: never;
    pathItems: never;
}
export interface operations {
    readonly listApps: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description Platform default 100. */
                    readonly limit?: number;
                    readonly skip?: number;
                };
            };
        };
        readonly responses: {
            /** @description One page of apps. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly apps: readonly components["schemas"]["App"][];
                    };
                };
            };
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly listForms: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly app_id: components["schemas"]["ObjectId"];
                    /** @description Platform default 100. */
                    readonly limit?: number;
                    readonly skip?: number;
                };
            };
        };
        readonly responses: {
            /** @description One page of forms. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly forms: readonly components["schemas"]["Form"][];
                    };
                };
            };
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly listWidgets: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["FormAddress"];
            };
        };
        readonly responses: {
            /** @description The fields, the system fields in use, and when any record last changed. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly widgets: readonly components["schemas"]["Widget"][];
                        readonly sysWidgets?: readonly {
                            readonly name: string;
                        }[];
                        /** @description Null on a form that never held a record. */
                        readonly dataModifyTime?: string | null;
                    };
                };
            };
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly getRecord: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["RecordAddress"];
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["OneRecord"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly listRecords: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly app_id: components["schemas"]["ObjectId"];
                    readonly entry_id: components["schemas"]["ObjectId"];
                    readonly data_id?: components["schemas"]["ObjectId"];
                    /** @description Names of the form fields to return; all when left out. */
                    readonly fields?: readonly string[];
                    readonly filter?: components["schemas"]["Filter"];
                    /** @description Platform default 10. */
                    readonly limit?: number;
                };
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["ManyRecords"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly createRecord: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly app_id: components["schemas"]["ObjectId"];
                    readonly entry_id: components["schemas"]["ObjectId"];
                    readonly data: components["schemas"]["RecordWrite"];
                    readonly data_creator?: components["schemas"]["Username"];
                    readonly is_start_workflow?: components["schemas"]["StartWorkflow"];
                    readonly is_start_trigger?: components["schemas"]["StartTrigger"];
                    readonly transaction_id?: components["schemas"]["TransactionId"];
                };
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["OneRecord"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly createRecords: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly app_id: components["schemas"]["ObjectId"];
                    readonly entry_id: components["schemas"]["ObjectId"];
                    readonly data_list: readonly components["schemas"]["RecordWrite"][];
                    readonly data_creator?: components["schemas"]["Username"];
                    readonly is_start_workflow?: components["schemas"]["StartWorkflow"];
                    readonly transaction_id?: components["schemas"]["TransactionId"];
                };
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["CreatedRecords"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly updateRecord: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly app_id: components["schemas"]["ObjectId"];
                    readonly entry_id: components["schemas"]["ObjectId"];
                    readonly data_id: components["schemas"]["ObjectId"];
                    readonly data: components["schemas"]["RecordWrite"];
                    readonly is_start_trigger?: components["schemas"]["StartTrigger"];
                    readonly transaction_id?: components["schemas"]["TransactionId"];
                };
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["OneRecord"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly updateRecords: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly app_id: components["schemas"]["ObjectId"];
                    readonly entry_id: components["schemas"]["ObjectId"];
                    readonly data_ids: components["schemas"]["DataIds"];
                    readonly data: components["schemas"]["RecordWrite"];
                    readonly transaction_id?: components["schemas"]["TransactionId"];
                };
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["Counted"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly deleteRecord: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly app_id: components["schemas"]["ObjectId"];
                    readonly entry_id: components["schemas"]["ObjectId"];
                    readonly data_id: components["schemas"]["ObjectId"];
                    readonly is_start_trigger?: components["schemas"]["StartTrigger"];
                };
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["Done"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly deleteRecords: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly app_id: components["schemas"]["ObjectId"];
                    readonly entry_id: components["schemas"]["ObjectId"];
                    readonly data_ids: components["schemas"]["DataIds"];
                };
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["Counted"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly getUploadTokens: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly app_id: components["schemas"]["ObjectId"];
                    readonly entry_id: components["schemas"]["ObjectId"];
                    readonly transaction_id: components["schemas"]["TransactionId"];
                };
            };
        };
        readonly responses: {
            /** @description Each token takes one file and takes it once. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly token_and_url_list: readonly {
                            /** Format: uri */
                            readonly url: string;
                            readonly token: string;
                        }[];
                    };
                };
            };
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly uploadFile: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Path of the `url` that came with the token; it may be empty. */
                readonly upload_path: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "multipart/form-data": {
                    readonly token: string;
                    readonly file: string;
                };
            };
        };
        readonly responses: {
            /** @description The key is the value to write into an image or attachment field. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly key: string;
                    };
                };
            };
            readonly 400: components["responses"]["Refused"];
            /** @description The upload failed (code 17027). */
            readonly 579: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly getFlowInstance: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly instance_id: components["schemas"]["ObjectId"];
                    /**
                     * @description 0 without tasks (the platform's default), 1 with all of them.
                     * @enum {integer}
                     */
                    readonly tasks_type?: 0 | 1;
                };
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["OneFlowInstance"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly getFlowInstanceV5: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly instance_id: components["schemas"]["ObjectId"];
                    /**
                     * @description 0 without tasks (the platform's default), 1 with all of them.
                     * @enum {integer}
                     */
                    readonly tasks_type?: 0 | 1;
                };
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["OneFlowInstance"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly listFlowLogs: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly instance_id: components["schemas"]["ObjectId"];
                    readonly types: readonly "comment"[];
                    /** @description Platform default 100. */
                    readonly limit?: number;
                    readonly skip?: number;
                };
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["FlowLogs"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly closeFlowInstance: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly instance_id: components["schemas"]["ObjectId"];
                };
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["FlowAction"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly activateFlowInstance: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly instance_id: components["schemas"]["ObjectId"];
                    readonly flow_id: components["schemas"]["FlowId"];
                };
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["FlowAction"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly listTasks: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly username: components["schemas"]["Username"];
                    /** @description Last task of the page before. */
                    readonly task_id?: components["schemas"]["TaskId"];
                    /** @description Platform default 10. */
                    readonly limit?: number;
                };
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["FlowTasks"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly listTasksV5: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly username: components["schemas"]["Username"];
                    /** @description Platform default 10. */
                    readonly limit?: number;
                    readonly skip?: number;
                };
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["FlowTasks"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly approveTask: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly username: components["schemas"]["Username"];
                    readonly instance_id: components["schemas"]["ObjectId"];
                    readonly task_id: components["schemas"]["TaskId"];
                    readonly comment?: string;
                };
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["FlowAction"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly rejectTask: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly username: components["schemas"]["Username"];
                    readonly instance_id: components["schemas"]["ObjectId"];
                    readonly task_id: components["schemas"]["TaskId"];
                    readonly comment?: string;
                };
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["FlowAction"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly rollbackTask: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly username: components["schemas"]["Username"];
                    readonly instance_id: components["schemas"]["ObjectId"];
                    readonly task_id: components["schemas"]["TaskId"];
                    readonly comment?: string;
                    readonly flow_id?: components["schemas"]["FlowId"];
                    /**
                     * @description 1 goes through the nodes again, 2 comes straight back.
                     * @enum {integer}
                     */
                    readonly back_type?: 1 | 2;
                };
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["FlowAction"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly transferTask: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly username: components["schemas"]["Username"];
                    readonly instance_id: components["schemas"]["ObjectId"];
                    readonly task_id: components["schemas"]["TaskId"];
                    readonly comment?: string;
                    readonly transfer_username: components["schemas"]["Username"];
                };
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["FlowAction"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly addSign: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly username: components["schemas"]["Username"];
                    readonly instance_id: components["schemas"]["ObjectId"];
                    readonly task_id: components["schemas"]["TaskId"];
                    readonly comment?: string;
                    /**
                     * @description 0 before, 1 after, 2 beside the person whose task it is.
                     * @enum {integer}
                     */
                    readonly add_sign_type: 0 | 1 | 2;
                    readonly add_sign_username: components["schemas"]["Username"];
                };
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["FlowAction"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly addSignV1: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly username: components["schemas"]["Username"];
                    readonly instance_id: components["schemas"]["ObjectId"];
                    readonly task_id: components["schemas"]["TaskId"];
                    readonly comment?: string;
                    /**
                     * @description 0 before, 1 after, 2 beside the person whose task it is.
                     * @enum {integer}
                     */
                    readonly add_sign_type: 0 | 1 | 2;
                    readonly add_sign_username: components["schemas"]["Username"];
                };
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["FlowAction"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly revokeTask: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly username: components["schemas"]["Username"];
                    readonly instance_id: components["schemas"]["ObjectId"];
                    readonly task_id?: components["schemas"]["TaskId"];
                };
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["FlowAction"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly listCopies: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly username: components["schemas"]["Username"];
                    readonly skip?: number;
                    /** @description Platform default 10. */
                    readonly limit?: number;
                    /**
                     * @description Platform default all.
                     * @enum {string}
                     */
                    readonly read_status?: "read" | "unread" | "all";
                };
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["FlowCopies"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly listApprovalComments: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly app_id: components["parameters"]["AppPlace"];
                readonly entry_id: components["parameters"]["FormPlace"];
                readonly data_id: components["parameters"]["RecordPlace"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly skip?: number;
                };
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["ApprovalComments"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly getMember: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly username: components["schemas"]["Username"];
                };
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["OneMember"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly createMember: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly username: components["schemas"]["Username"];
                    readonly name: string;
                    readonly departments?: readonly components["schemas"]["DepartmentNumber"][];
                };
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["OneMember"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly updateMember: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly username: components["schemas"]["Username"];
                    readonly name?: string;
                    readonly departments?: readonly components["schemas"]["DepartmentNumber"][];
                };
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["OneMember"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly deleteMember: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly username: components["schemas"]["Username"];
                };
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["Done"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly deleteMembers: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly usernames: readonly components["schemas"]["Username"][];
                };
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["Done"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly importMembers: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly users: readonly components["schemas"]["NewMember"][];
                };
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["Done"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly listDepartmentMembers: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly dept_no: components["schemas"]["DepartmentNumber"];
                    readonly has_child?: boolean;
                };
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["Members"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly listDepartments: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly dept_no: components["schemas"]["DepartmentNumber"];
                    readonly has_child?: boolean;
                };
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["Departments"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly listDepartmentsV5: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly dept_no: components["schemas"]["DepartmentNumber"];
                    readonly has_child?: boolean;
                };
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["Departments"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly createDepartment: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly name: string;
                    readonly parent_no?: components["schemas"]["DepartmentNumber"];
                    readonly dept_no?: components["schemas"]["DepartmentNumber"];
                };
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["OneDepartment"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly updateDepartment: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly dept_no: components["schemas"]["DepartmentNumber"];
                    readonly name?: string;
                    readonly parent_no?: components["schemas"]["DepartmentNumber"];
                };
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["OneDepartment"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly deleteDepartment: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly dept_no: components["schemas"]["DepartmentNumber"];
                };
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["Done"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly importDepartments: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly departments: readonly components["schemas"]["NewDepartment"][];
                };
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["Done"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly getDepartmentNumber: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly integrate_id: string;
                };
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["FoundDepartmentNumber"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly getDepartmentManagers: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly dept_no: components["schemas"]["DepartmentNumber"];
                };
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["DepartmentManagers"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly setDepartmentManagers: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly dept_no: components["schemas"]["DepartmentNumber"];
                    readonly managers: readonly components["schemas"]["Username"][];
                };
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["DepartmentManagers"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly listRoles: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly skip?: number;
                    /** @description Platform default 100. */
                    readonly limit?: number;
                    readonly has_internal?: boolean;
                };
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["Roles"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly createRole: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly name: string;
                    readonly group_no: components["schemas"]["RoleGroupNumber"];
                };
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["OneRole"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly updateRole: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly role_no: components["schemas"]["RoleNumber"];
                    readonly name?: string;
                    readonly group_no?: components["schemas"]["RoleGroupNumber"];
                };
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["OneRole"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly deleteRole: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly role_no: components["schemas"]["RoleNumber"];
                };
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["Done"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly listRoleMembers: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly role_no: components["schemas"]["RoleNumber"];
                    readonly skip?: number;
                    /** @description Platform default 100. */
                    readonly limit?: number;
                    readonly has_manage_range?: boolean;
                };
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["RoleMembers"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly addRoleMembers: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly role_no: components["schemas"]["RoleNumber"];
                    readonly usernames: readonly components["schemas"]["Username"][];
                };
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["Done"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly removeRoleMembers: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly role_no: components["schemas"]["RoleNumber"];
                    readonly usernames: readonly components["schemas"]["Username"][];
                };
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["Done"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly listRoleGroups: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly skip?: number;
                    /** @description Platform default 100. */
                    readonly limit?: number;
                    readonly has_internal?: boolean;
                };
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["RoleGroups"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly createRoleGroup: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly name: string;
                };
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["OneRoleGroup"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly updateRoleGroup: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly group_no: components["schemas"]["RoleGroupNumber"];
                    readonly name: string;
                };
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["OneRoleGroup"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly deleteRoleGroup: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly group_no: components["schemas"]["RoleGroupNumber"];
                };
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["Done"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly listGuestDepartments: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly dept_no?: components["schemas"]["DepartmentNumber"];
                };
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["GuestDepartments"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly listGuestMembers: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly dept_no?: components["schemas"]["DepartmentNumber"];
                };
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["GuestMembers"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly getGuestMember: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly username: components["schemas"]["Username"];
                };
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["OneGuestMember"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly oldListV1: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly app_id: components["parameters"]["AppPlace"];
                readonly entry_id: components["parameters"]["FormPlace"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: components["requestBodies"]["OldList"];
        readonly responses: {
            readonly 200: components["responses"]["ManyRecords"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly oldGetV1: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly app_id: components["parameters"]["AppPlace"];
                readonly entry_id: components["parameters"]["FormPlace"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: components["requestBodies"]["OldRecord"];
        readonly responses: {
            readonly 200: components["responses"]["OneRecord"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly oldCreateV1: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly app_id: components["parameters"]["AppPlace"];
                readonly entry_id: components["parameters"]["FormPlace"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: components["requestBodies"]["OldCreate"];
        readonly responses: {
            readonly 200: components["responses"]["OneRecord"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly oldUpdateV1: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly app_id: components["parameters"]["AppPlace"];
                readonly entry_id: components["parameters"]["FormPlace"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: components["requestBodies"]["OldUpdate"];
        readonly responses: {
            readonly 200: components["responses"]["OneRecord"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly oldDeleteV1: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly app_id: components["parameters"]["AppPlace"];
                readonly entry_id: components["parameters"]["FormPlace"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: components["requestBodies"]["OldRecord"];
        readonly responses: {
            readonly 200: components["responses"]["Done"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly oldBatchCreateV1: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly app_id: components["parameters"]["AppPlace"];
                readonly entry_id: components["parameters"]["FormPlace"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: components["requestBodies"]["OldBatchCreate"];
        readonly responses: {
            readonly 200: components["responses"]["CreatedRecords"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly oldBatchUpdateV1: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly app_id: components["parameters"]["AppPlace"];
                readonly entry_id: components["parameters"]["FormPlace"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: components["requestBodies"]["OldBatchUpdate"];
        readonly responses: {
            readonly 200: components["responses"]["Counted"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly oldBatchDeleteV1: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly app_id: components["parameters"]["AppPlace"];
                readonly entry_id: components["parameters"]["FormPlace"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: components["requestBodies"]["OldBatchDelete"];
        readonly responses: {
            readonly 200: components["responses"]["Counted"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly oldListV2: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly app_id: components["parameters"]["AppPlace"];
                readonly entry_id: components["parameters"]["FormPlace"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: components["requestBodies"]["OldList"];
        readonly responses: {
            readonly 200: components["responses"]["ManyRecords"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly oldGetV2: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly app_id: components["parameters"]["AppPlace"];
                readonly entry_id: components["parameters"]["FormPlace"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: components["requestBodies"]["OldRecord"];
        readonly responses: {
            readonly 200: components["responses"]["OneRecord"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly oldCreateV2: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly app_id: components["parameters"]["AppPlace"];
                readonly entry_id: components["parameters"]["FormPlace"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: components["requestBodies"]["OldCreate"];
        readonly responses: {
            readonly 200: components["responses"]["OneRecord"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly oldUpdateV2: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly app_id: components["parameters"]["AppPlace"];
                readonly entry_id: components["parameters"]["FormPlace"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: components["requestBodies"]["OldUpdate"];
        readonly responses: {
            readonly 200: components["responses"]["OneRecord"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly oldListV3: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly app_id: components["parameters"]["AppPlace"];
                readonly entry_id: components["parameters"]["FormPlace"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: components["requestBodies"]["OldList"];
        readonly responses: {
            readonly 200: components["responses"]["ManyRecords"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly oldGetV3: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly app_id: components["parameters"]["AppPlace"];
                readonly entry_id: components["parameters"]["FormPlace"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: components["requestBodies"]["OldRecord"];
        readonly responses: {
            readonly 200: components["responses"]["OneRecord"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly oldCreateV3: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly app_id: components["parameters"]["AppPlace"];
                readonly entry_id: components["parameters"]["FormPlace"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: components["requestBodies"]["OldCreate"];
        readonly responses: {
            readonly 200: components["responses"]["OneRecord"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly oldUpdateV3: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly app_id: components["parameters"]["AppPlace"];
                readonly entry_id: components["parameters"]["FormPlace"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: components["requestBodies"]["OldUpdate"];
        readonly responses: {
            readonly 200: components["responses"]["OneRecord"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly oldListV4: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly app_id: components["parameters"]["AppPlace"];
                readonly entry_id: components["parameters"]["FormPlace"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: components["requestBodies"]["OldList"];
        readonly responses: {
            readonly 200: components["responses"]["ManyRecords"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly oldGetV4: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly app_id: components["parameters"]["AppPlace"];
                readonly entry_id: components["parameters"]["FormPlace"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: components["requestBodies"]["OldRecord"];
        readonly responses: {
            readonly 200: components["responses"]["OneRecord"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly oldCreateV4: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly app_id: components["parameters"]["AppPlace"];
                readonly entry_id: components["parameters"]["FormPlace"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: components["requestBodies"]["OldCreate"];
        readonly responses: {
            readonly 200: components["responses"]["OneRecord"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly oldUpdateV4: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly app_id: components["parameters"]["AppPlace"];
                readonly entry_id: components["parameters"]["FormPlace"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: components["requestBodies"]["OldUpdate"];
        readonly responses: {
            readonly 200: components["responses"]["OneRecord"];
            readonly 400: components["responses"]["Refused"];
            readonly 429: components["responses"]["TooMuchConcurrency"];
            readonly 502: components["responses"]["GatewayFailed"];
        };
    };
    readonly pushDataCreate: {
        readonly parameters: {
            readonly query: {
                readonly nonce: components["parameters"]["Nonce"];
                /** @description Unix seconds. */
                readonly timestamp: components["parameters"]["Timestamp"];
            };
            readonly header?: {
                /** @description Lower-case hex SHA-1 of `nonce:body:secret:timestamp` over the raw body. */
                readonly "X-JDY-Signature"?: components["parameters"]["Signature"];
                /** @description Unique per push and the same on its retries. */
                readonly "X-JDY-DeliverId"?: components["parameters"]["DeliverId"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @constant */
                    readonly op: "data_create";
                    readonly opTime?: components["schemas"]["OpTime"];
                    readonly data: components["schemas"]["PushedRecord"];
                };
            };
        };
        readonly responses: {
            /** @description Taken. Must be answered within two seconds. */
            readonly "2XX": {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not taken; the platform tries again up to five times and counts a failure. */
            readonly "4XX": {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly pushDataUpdate: {
        readonly parameters: {
            readonly query: {
                readonly nonce: components["parameters"]["Nonce"];
                /** @description Unix seconds. */
                readonly timestamp: components["parameters"]["Timestamp"];
            };
            readonly header?: {
                /** @description Lower-case hex SHA-1 of `nonce:body:secret:timestamp` over the raw body. */
                readonly "X-JDY-Signature"?: components["parameters"]["Signature"];
                /** @description Unique per push and the same on its retries. */
                readonly "X-JDY-DeliverId"?: components["parameters"]["DeliverId"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @constant */
                    readonly op: "data_update";
                    readonly opTime?: components["schemas"]["OpTime"];
                    readonly data: components["schemas"]["PushedRecord"];
                };
            };
        };
        readonly responses: {
            /** @description Taken. Must be answered within two seconds. */
            readonly "2XX": {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not taken; the platform tries again up to five times and counts a failure. */
            readonly "4XX": {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly pushDataRemove: {
        readonly parameters: {
            readonly query: {
                readonly nonce: components["parameters"]["Nonce"];
                /** @description Unix seconds. */
                readonly timestamp: components["parameters"]["Timestamp"];
            };
            readonly header?: {
                /** @description Lower-case hex SHA-1 of `nonce:body:secret:timestamp` over the raw body. */
                readonly "X-JDY-Signature"?: components["parameters"]["Signature"];
                /** @description Unique per push and the same on its retries. */
                readonly "X-JDY-DeliverId"?: components["parameters"]["DeliverId"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @constant */
                    readonly op: "data_remove";
                    readonly opTime?: components["schemas"]["OpTime"];
                    readonly data: components["schemas"]["RemovedRecord"];
                };
            };
        };
        readonly responses: {
            /** @description Taken. Must be answered within two seconds. */
            readonly "2XX": {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not taken; the platform tries again up to five times and counts a failure. */
            readonly "4XX": {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly pushDataRecover: {
        readonly parameters: {
            readonly query: {
                readonly nonce: components["parameters"]["Nonce"];
                /** @description Unix seconds. */
                readonly timestamp: components["parameters"]["Timestamp"];
            };
            readonly header?: {
                /** @description Lower-case hex SHA-1 of `nonce:body:secret:timestamp` over the raw body. */
                readonly "X-JDY-Signature"?: components["parameters"]["Signature"];
                /** @description Unique per push and the same on its retries. */
                readonly "X-JDY-DeliverId"?: components["parameters"]["DeliverId"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @constant */
                    readonly op: "data_recover";
                    readonly opTime?: components["schemas"]["OpTime"];
                    readonly data: components["schemas"]["PushedRecord"];
                };
            };
        };
        readonly responses: {
            /** @description Taken. Must be answered within two seconds. */
            readonly "2XX": {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not taken; the platform tries again up to five times and counts a failure. */
            readonly "4XX": {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly pushFormUpdate: {
        readonly parameters: {
            readonly query: {
                readonly nonce: components["parameters"]["Nonce"];
                /** @description Unix seconds. */
                readonly timestamp: components["parameters"]["Timestamp"];
            };
            readonly header?: {
                /** @description Lower-case hex SHA-1 of `nonce:body:secret:timestamp` over the raw body. */
                readonly "X-JDY-Signature"?: components["parameters"]["Signature"];
                /** @description Unique per push and the same on its retries. */
                readonly "X-JDY-DeliverId"?: components["parameters"]["DeliverId"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @constant */
                    readonly op: "form_update";
                    readonly opTime?: components["schemas"]["OpTime"];
                    readonly data: components["schemas"]["FormStructure"];
                };
            };
        };
        readonly responses: {
            /** @description Taken. Must be answered within two seconds. */
            readonly "2XX": {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not taken; the platform tries again up to five times and counts a failure. */
            readonly "4XX": {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly pushDataTest: {
        readonly parameters: {
            readonly query: {
                readonly nonce: components["parameters"]["Nonce"];
                /** @description Unix seconds. */
                readonly timestamp: components["parameters"]["Timestamp"];
            };
            readonly header?: {
                /** @description Lower-case hex SHA-1 of `nonce:body:secret:timestamp` over the raw body. */
                readonly "X-JDY-Signature"?: components["parameters"]["Signature"];
                /** @description Unique per push and the same on its retries. */
                readonly "X-JDY-DeliverId"?: components["parameters"]["DeliverId"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @constant */
                    readonly op: "data_test";
                    readonly opTime?: components["schemas"]["OpTime"];
                    readonly data?: unknown;
                };
            };
        };
        readonly responses: {
            /** @description Taken. Must be answered within two seconds. */
            readonly "2XX": {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not taken; the platform tries again up to five times and counts a failure. */
            readonly "4XX": {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly pushMessageDataCreate: {
        readonly parameters: {
            readonly query: {
                readonly nonce: components["parameters"]["Nonce"];
                /** @description Unix seconds. */
                readonly timestamp: components["parameters"]["Timestamp"];
            };
            readonly header?: {
                /** @description Lower-case hex SHA-1 of `nonce:body:secret:timestamp` over the raw body. */
                readonly "X-JDY-Signature"?: components["parameters"]["Signature"];
                /** @description Unique per push and the same on its retries. */
                readonly "X-JDY-DeliverId"?: components["parameters"]["DeliverId"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @constant */
                    readonly op: "data_create_message";
                    readonly data: components["schemas"]["Message"];
                    readonly send_time?: components["schemas"]["Instant"];
                };
            };
        };
        readonly responses: {
            /** @description Taken. Must be answered within two seconds. */
            readonly "2XX": {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not taken; the platform tries again up to five times and counts a failure. */
            readonly "4XX": {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly pushMessageDataUpdate: {
        readonly parameters: {
            readonly query: {
                readonly nonce: components["parameters"]["Nonce"];
                /** @description Unix seconds. */
                readonly timestamp: components["parameters"]["Timestamp"];
            };
            readonly header?: {
                /** @description Lower-case hex SHA-1 of `nonce:body:secret:timestamp` over the raw body. */
                readonly "X-JDY-Signature"?: components["parameters"]["Signature"];
                /** @description Unique per push and the same on its retries. */
                readonly "X-JDY-DeliverId"?: components["parameters"]["DeliverId"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @constant */
                    readonly op: "data_update_message";
                    readonly data: components["schemas"]["Message"];
                    readonly send_time?: components["schemas"]["Instant"];
                };
            };
        };
        readonly responses: {
            /** @description Taken. Must be answered within two seconds. */
            readonly "2XX": {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not taken; the platform tries again up to five times and counts a failure. */
            readonly "4XX": {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly pushMessageFormSchedule: {
        readonly parameters: {
            readonly query: {
                readonly nonce: components["parameters"]["Nonce"];
                /** @description Unix seconds. */
                readonly timestamp: components["parameters"]["Timestamp"];
            };
            readonly header?: {
                /** @description Lower-case hex SHA-1 of `nonce:body:secret:timestamp` over the raw body. */
                readonly "X-JDY-Signature"?: components["parameters"]["Signature"];
                /** @description Unique per push and the same on its retries. */
                readonly "X-JDY-DeliverId"?: components["parameters"]["DeliverId"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @constant */
                    readonly op: "form_schedule_message";
                    readonly data: components["schemas"]["Message"];
                    readonly send_time?: components["schemas"]["Instant"];
                };
            };
        };
        readonly responses: {
            /** @description Taken. Must be answered within two seconds. */
            readonly "2XX": {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not taken; the platform tries again up to five times and counts a failure. */
            readonly "4XX": {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly pushMessageFlow: {
        readonly parameters: {
            readonly query: {
                readonly nonce: components["parameters"]["Nonce"];
                /** @description Unix seconds. */
                readonly timestamp: components["parameters"]["Timestamp"];
            };
            readonly header?: {
                /** @description Lower-case hex SHA-1 of `nonce:body:secret:timestamp` over the raw body. */
                readonly "X-JDY-Signature"?: components["parameters"]["Signature"];
                /** @description Unique per push and the same on its retries. */
                readonly "X-JDY-DeliverId"?: components["parameters"]["DeliverId"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @constant */
                    readonly op: "flow_message";
                    readonly data: components["schemas"]["Message"];
                    readonly send_time?: components["schemas"]["Instant"];
                };
            };
        };
        readonly responses: {
            /** @description Taken. Must be answered within two seconds. */
            readonly "2XX": {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not taken; the platform tries again up to five times and counts a failure. */
            readonly "4XX": {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
