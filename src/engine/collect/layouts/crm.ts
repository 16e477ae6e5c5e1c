import type { Layout } from './layout';

const hubspotContacts: Layout = {
  id: 'hubspot-contacts',
  label: 'HubSpot contact export',
  kind: 'customers',
  required: [['Record ID', 'Record ID - Contact', 'Contact ID'], 'Email', 'Create Date', 'Contact owner'],
  roles: {
    customer: ['Record ID', 'Record ID - Contact', 'Contact ID'],
    email: 'Email',
    phone: ['Phone Number', 'Mobile Phone Number'],
    name: ['First Name', 'Last Name'],
    company: ['Associated Company', 'Company Name', 'Primary Associated Company'],
    country: 'Country/Region',
    region: ['City', 'State/Region'],
    postcode: 'Postal Code',
    signup: 'Create Date',
    'opt-out': 'Unsubscribed from all email',
    attribute: ['Lead Status', 'Lifecycle Stage'],
  },
  others: 'Contact owner, Last Activity Date, Associated Company IDs, Marketing contact status',
};

/** The customer is the contact of the deal; a deal of several contacts names them all in one cell. */
const hubspotDeals: Layout = {
  id: 'hubspot-deals',
  label: 'HubSpot deal export',
  kind: 'orders',
  required: ['Deal Name', 'Deal Stage', 'Amount'],
  roles: {
    order: ['Record ID', 'Record ID - Deal', 'Deal ID'],
    customer: ['Associated Contact IDs', 'Associated Contact ID', 'Associated Company IDs'],
    company: 'Associated Company',
    'product-name': 'Deal Name',
    date: ['Close Date', 'Create Date'],
    amount: ['Amount in company currency', 'Amount'],
    currency: 'Currency',
    status: 'Deal Stage',
    channel: 'Lead source',
  },
  others: 'Create Date, Deal owner, Pipeline, Associated Company IDs, Associated Contact, Amount',
};

const salesforceFields: Layout = {
  id: 'salesforce-contacts',
  label: 'Salesforce contact export',
  kind: 'customers',
  required: ['Id', 'AccountId', 'LastName', 'SystemModstamp'],
  roles: {
    customer: 'Id',
    email: 'Email',
    phone: ['Phone', 'MobilePhone', 'HomePhone', 'OtherPhone'],
    name: ['Name', 'FirstName', 'LastName'],
    birthday: 'Birthdate',
    signup: 'CreatedDate',
    channel: 'LeadSource',
    country: ['MailingCountry', 'OtherCountry'],
    region: ['MailingCity', 'MailingState'],
    postcode: ['MailingPostalCode', 'OtherPostalCode'],
    'opt-out': ['HasOptedOutOfEmail', 'DoNotCall'],
  },
  others:
    'IsDeleted, MasterRecordId, AccountId, Salutation, OtherStreet, OtherCity, OtherState, OtherPostalCode, OtherCountry, MailingStreet, Fax, AssistantPhone, ReportsToId, Title, Department, AssistantName, Description, OwnerId, CreatedById, LastModifiedDate, LastModifiedById, SystemModstamp, LastActivityDate, LastCURequestDate, LastCUUpdateDate, EmailBouncedReason, EmailBouncedDate, Jigsaw, JigsawContactId',
};

const salesforceReport: Layout = {
  id: 'salesforce-contact-report',
  label: 'Salesforce contact report',
  kind: 'customers',
  required: ['Last Name', 'Email', 'Account Name', 'Account Owner'],
  roles: {
    customer: 'Contact ID',
    email: 'Email',
    phone: ['Phone', 'Mobile'],
    name: ['First Name', 'Last Name'],
    company: 'Account Name',
    birthday: 'Birthdate',
    signup: 'Created Date',
    channel: 'Lead Source',
    country: 'Mailing Country',
    region: ['Mailing City', 'Mailing State/Province'],
    postcode: 'Mailing Zip/Postal Code',
    'opt-out': 'Email Opt Out',
    attribute: 'Contact Record Type',
  },
  others: 'Salutation, Title, Mailing Street, Account Owner',
};

const quickbooks: Layout = {
  id: 'quickbooks-customers',
  label: 'QuickBooks customer contact list',
  kind: 'customers',
  required: ['Customer', 'Phone Numbers', 'Full Name', 'Billing Address'],
  roles: {
    customer: 'Customer',
    email: 'Email',
    phone: 'Phone Numbers',
    name: 'Full Name',
    currency: 'Currency',
    attribute: 'Open Balance',
  },
  others: 'Billing Address, Shipping Address',
};

export const crm: readonly Layout[] = [
  hubspotContacts,
  hubspotDeals,
  salesforceFields,
  salesforceReport,
  quickbooks,
];
