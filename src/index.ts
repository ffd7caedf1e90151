// The constructs: what jsii sees and API.md documents.
export {};
