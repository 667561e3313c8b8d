/* sal-mapping-synonyms.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-mapping-synonyms.h"

#include <string.h>

typedef struct
{
  const char *kind; /* NULL: of every kind */
  const char *field;
  const char *synonyms;
} Synonyms;

/* From the headers of exports of Salesforce, HubSpot, Dynamics, Pipedrive and spreadsheets. */
static const Synonyms table[] = {
  { "account",
    "name",
    "company companyname customer customername client clientname organization organisation" },
  { "account",
    "parent",
    "subsidiaryof parentcompany parentaccountname parentaccountid belongsto group" },
  { "account", "industry", "sector vertical branch branche" },
  { "account", "segment", "size customersegment marketsegment tier" },
  { "account", "status", "type customertype relationship lifecyclestage" },
  { "account", "employees", "numberofemployees employeecount noofemployees headcount staff" },
  { "account", "revenue", "revenue turnover annualsales" },
  { "account", "founded", "yearestablished yearfounded established foundingyear" },
  { "account",
    "street",
    "address streetaddress billingstreet billingaddressline1 address1street1" },
  { "account", "city", "town billingcity" },
  { "account",
    "postal_code",
    "zip zipcode postcode billingzip billingpostalcode billingzippostalcode" },
  { "account",
    "region",
    "state province stateprovince billingstate billingstateprovince stateregion" },
  { "account",
    "country",
    "officelocation billingcountry headquarters location nation countryregion" },
  { "account", "county", "fips countyfips countycode" },
  { "account",
    "owner",
    "accountmanager salesagent salesrep companyowner accountownername rep agent" },
  { "account", "website", "url web homepage domain companydomainname" },
  { "opportunity", "name", "deal dealname opportunity topic title subject" },
  { "opportunity",
    "account",
    "accountname company companyname customer customername client accountid associatedcompany "
    "organization organisation potentialcustomer" },
  { "opportunity",
    "owner",
    "salesagent salesrep salesperson seller agent rep dealowner opportunityowner ownername ownerid "
    "opportunityownername accountexecutive" },
  { "opportunity", "stage", "dealstage salesstage stagename pipelinestage status phase" },
  { "opportunity", "category", "forecastcategory forecast" },
  { "opportunity",
    "amount",
    "closevalue dealvalue value dealamount opportunityamount amountinusd revenue totalamount "
    "estrevenue" },
  { "opportunity", "probability", "winprobability probability dealprobability chance" },
  { "opportunity",
    "created",
    "engagedate createddate createdate createdat createdon datecreated opendate opened "
    "dealcreated" },
  { "opportunity",
    "close_date",
    "closed closedate closedon expectedclosedate estimatedclosedate estclosedate expectedclose "
    "closingdate" },
  { "opportunity", "source", "leadsource originalsource dealsource campaign" },
  { "opportunity", "product_family", "family series productline productgroup" },
  { "opportunity", "product", "productname item sku" },
  { "opportunity", "competitor", "maincompetitor maincompetitors primarycompetitor lostto" },
  { "opportunity", "loss_reason", "lostreason reasonlost closedlostreason" },
  { "opportunity", "type", "dealtype opportunitytype businesstype" },
  { "product", "name", "product productname item itemname" },
  { "product", "family", "series productfamily productline productgroup category range" },
  { "product",
    "list_price",
    "salesprice price unitprice retailprice suggestedretailprice standardprice" },
  { "product", "active", "isactive enabled" },
  { "product", "external_id", "sku productcode itemnumber" },
  { "product_family", "name", "series family productline" },
  { "person",
    "name",
    "salesagent agent salesrep rep salesperson seller employee employeename fullname owner "
    "ownername" },
  { "person", "employee_number", "employeeid employeeno personnelnumber staffnumber" },
  { "person", "mail", "email emailaddress workemail" },
  { "person", "phone", "phonenumber telephone mobile" },
  { "person", "hired", "hiredate startdate dateofhire joined" },
  { "person", "left", "enddate terminationdate leavedate lastday" },
  { "position",
    "name",
    "salesagent agent salesrep rep salesperson seller positionname employee employeename" },
  { "position", "role", "jobtitle title function" },
  { "position", "manager", "reportsto managername supervisor salesmanager boss teamlead" },
  { "position",
    "unit",
    "regionaloffice office region team department territory salesregion businessunit division" },
  { "unit", "name", "regionaloffice office region team department division unitname" },
  { "unit", "parent", "parentunit partof" },
  { "contact", "name", "fullname contactname" },
  { "contact", "account", "company companyname accountname accountid associatedcompany" },
  { "stage", "name", "stagename dealstage phase" },
  { "stage_event", "opportunity", "opportunityid opportunityname dealid deal" },
  { "stage_event", "stage", "tostage newstage stagename" },
  { "stage_event", "time", "lastmodified changedate changedat createddate timestamp editdate" },
  { NULL, "external_id", "id recordid key uniqueidentifier externalkey" },
  { NULL, "note", "notes description comment comments remarks" },
  { NULL, "currency", "currencycode currencyisocode isocurrency" },
};

const char *
sal_mapping_synonyms_of (const SalKind *kind, const SalField *field)
{
  g_return_val_if_fail (kind != NULL, NULL);
  g_return_val_if_fail (field != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    if ((table[i].kind == NULL || strcmp (table[i].kind, kind->name) == 0) &&
        strcmp (table[i].field, field->name) == 0)
      return table[i].synonyms;

  return NULL;
}
