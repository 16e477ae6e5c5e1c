import type { Layout } from './layout';

const mailchimp: Layout = {
  id: 'mailchimp-audience',
  label: 'Mailchimp audience export',
  kind: 'customers',
  required: ['Email Address', 'MEMBER_RATING', 'OPTIN_TIME'],
  roles: {
    email: 'Email Address',
    phone: 'Phone Number',
    name: ['First Name', 'Last Name'],
    birthday: 'Birthday',
    signup: ['OPTIN_TIME', 'CONFIRM_TIME'],
    country: 'CC',
    region: 'REGION',
    attribute: ['MEMBER_RATING', 'TAGS'],
  },
  others:
    'Address, OPTIN_IP, CONFIRM_TIME, CONFIRM_IP, LATITUDE, LONGITUDE, GMTOFF, DSTOFF, TIMEZONE, LAST_CHANGED, LEID, EUID, NOTES, UNSUB_TIME, UNSUB_CAMPAIGN_TITLE, UNSUB_CAMPAIGN_ID, UNSUB_REASON, UNSUB_REASON_OTHER',
};

const klaviyoProfiles: Layout = {
  id: 'klaviyo-profiles',
  label: 'Klaviyo profile export',
  kind: 'customers',
  required: ['Email', 'Klaviyo ID'],
  roles: {
    customer: 'Klaviyo ID',
    email: 'Email',
    phone: 'Phone Number',
    name: ['First Name', 'Last Name'],
    company: 'Organization',
    country: 'Country',
    region: ['City', 'State / Region'],
    postcode: 'Zip Code',
    channel: 'Source',
    consent: ['Email Marketing Consent', 'SMS Marketing Consent'],
    signup: ['Profile Created On', 'Date Added'],
  },
  others: 'Date Added, Address, Address 2, Latitude, Longitude, Title',
};

/** One row a campaign, nobody named. */
const klaviyoCampaigns: Layout = {
  id: 'klaviyo-campaigns',
  label: 'Klaviyo campaign export',
  kind: 'campaign',
  required: ['Campaign Name', 'Total Recipients', 'Unique Opens', 'Campaign ID'],
  roles: {
    campaign: 'Campaign Name',
    subject: 'Subject',
    date: 'Send Time',
    sent: ['Successful Deliveries', 'Total Recipients'],
    opened: ['Unique Opens', 'Total Opens'],
    clicked: ['Unique Clicks', 'Total Clicks'],
    converted: 'Unique Placed Order',
    amount: 'Revenue',
    channel: 'Campaign Channel',
  },
  others:
    'List, Send Weekday, Total Recipients, Placed Order Rate, Open Rate, Total Opens, Click Rate, Total Clicks, Unsubscribes, Spam Complaints, Spam Complaints Rate, Bounces, Bounce Rate, Campaign ID',
};

const brevo: Layout = {
  id: 'brevo-contacts',
  label: 'Brevo contact export',
  kind: 'customers',
  required: ['EMAIL', 'EMAIL_BLACKLISTED', 'ADDED_TIME'],
  dates: 'dmy',
  roles: {
    email: 'EMAIL',
    phone: ['SMS', 'WHATSAPP'],
    name: ['FIRSTNAME', 'LASTNAME', 'PRENOM', 'NOM'],
    'opt-out': ['EMAIL_BLACKLISTED', 'SMS_BLACKLISTED'],
    signup: 'ADDED_TIME',
  },
  others: 'CONTACT ID, MODIFIED_TIME',
};

const activeCampaign: Layout = {
  id: 'activecampaign-contacts',
  label: 'ActiveCampaign contact export',
  kind: 'customers',
  required: ['Email', 'First Name', 'Date Created', 'IP'],
  roles: {
    email: 'Email',
    phone: 'Phone',
    name: ['First Name', 'Last Name'],
    company: ['Organization', 'Account'],
    signup: 'Date Created',
    consent: 'Status',
    attribute: 'Tags',
  },
  others: 'IP',
};

const systemeIo: Layout = {
  id: 'systeme-io-contacts',
  label: 'systeme.io contact export',
  kind: 'customers',
  required: ['Email', 'Surname', 'Date registered'],
  roles: {
    email: 'Email',
    phone: 'Phone number',
    name: ['First name', 'Surname'],
    country: 'Country',
    region: 'City',
    postcode: 'Postcode',
    company: 'Company name',
    signup: 'Date registered',
    attribute: 'Tags',
  },
  others: 'Street address, State',
};

export const mail: readonly Layout[] = [
  mailchimp,
  klaviyoProfiles,
  klaviyoCampaigns,
  brevo,
  activeCampaign,
  systemeIo,
];
