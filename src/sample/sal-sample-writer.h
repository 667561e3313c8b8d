/* sal-sample-writer.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-id.h"
#include "sal-sample-deals.h"
#include "sal-sample-quotas.h"
#include "sal-sample-rates.h"
#include "sal-sample-rows.h"
#include "sal-sample-territories.h"

G_BEGIN_DECLS

/* Whose deal it is at last: kept until it is known who covers the accounts. */
typedef struct
{
  gint64 id;
  guint account;
  int position;
  gint32 from;
  gint32 close;
} SalSampleClaim;

/* What is being told, and the ids of what was told already. */
typedef struct
{
  SalSampleCompany *company;
  SalSampleAccounts *accounts;
  const SalSampleRates *rates;
  const SalSampleTerritories *territories;
  SalSampleRows *rows;
  SalSampleRandom random; /* for what only the records have, such as streets */
  SalIdSequence ids[SAL_SAMPLE_N_TABLES];
  gint64 families[SAL_SAMPLE_N_FAMILIES];
  gint64 products[64];
  gint64 competitors[SAL_SAMPLE_N_COMPETITORS];
  gint64 stages[SAL_SAMPLE_N_STAGES];
  gint64 japanese_stages[SAL_SAMPLE_N_STAGES];
  GArray *contacts;  /* of gint64: as many for each account */
  guint n_contacts;  /* of each */
  GArray *claims;    /* of SalSampleClaim, one for each deal */
  GHashTable *plans; /* ids of accounts to ids of their plans */
  guint64 n_transactions[SAL_SAMPLE_N_TRANSACTION_TYPES];
} SalSampleWriter;

#define SAL_SAMPLE_CONTACTS      2     /* of each account */
#define SAL_SAMPLE_CONTACTS_EACH 20000 /* accounts; if there are more, each has one contact */

void sal_sample_writer_init (SalSampleWriter *self,
                             SalSampleCompany *company,
                             SalSampleAccounts *accounts,
                             const SalSampleRates *rates,
                             const SalSampleTerritories *territories,
                             SalSampleRows *rows);
void sal_sample_writer_clear (SalSampleWriter *self);

/* The organisation and the catalogue; sal-sample-write-company.c. */
void sal_sample_write_company (SalSampleWriter *self);
void sal_sample_write_catalog (SalSampleWriter *self);
void sal_sample_write_quotas (SalSampleWriter *self, const GArray *quotas);

/* Last year's alignment and the one in force; sal-sample-write-territories.c. */
void sal_sample_write_territories (SalSampleWriter *self);

/* How accounts are told apart; sal-sample-write-tiers.c. */
void sal_sample_write_tiers (SalSampleWriter *self);

/* Who decides at the largest accounts; sal-sample-write-stakeholders.c. */
void sal_sample_write_stakeholders (SalSampleWriter *self);

gint64 sal_sample_write_contact (SalSampleWriter *self,
                                 const SalSampleAccount *account,
                                 const char *job_title,
                                 const char *department);
gint64 sal_sample_find_owner (const SalSampleWriter *self,
                              const SalSampleAccount *account,
                              gboolean manager);

/* Contacts before the deals, accounts after them; sal-sample-write-accounts.c. */
void sal_sample_write_contacts (SalSampleWriter *self);
void sal_sample_write_accounts (SalSampleWriter *self);

/* One deal, whose ids are filled in; sal-sample-write-deals.c. */
void sal_sample_write_deal (SalSampleWriter *self, SalSampleDeal *deal);
void sal_sample_write_contract (SalSampleWriter *self, SalSampleContract *contract);

static inline gint64
sal_sample_writer_next_id (SalSampleWriter *self, SalSampleTable table)
{
  return sal_id_sequence_next (&self->ids[table]);
}

/* The id of a record of the company's arrays; 0 for −1. */
#define SAL_SAMPLE_ID_OF(array, index, Type)                                                       \
  ((index) < 0 ? 0 : g_array_index ((array), Type, (index)).id)

G_END_DECLS
