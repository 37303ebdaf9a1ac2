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
    };
    requestBodies: never;
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
            /** @description A page shorter than `limit` is the last one. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["Record"][];
                    };
                };
            };
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
            /** @description Ids in the order of `data_list`. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly status: string;
                        readonly success_count: number;
                        readonly success_ids: readonly components["schemas"]["ObjectId"][];
                    };
                };
            };
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
            /** @description Deleted. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly status: string;
                    };
                };
            };
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
}
