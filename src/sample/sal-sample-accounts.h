/* sal-sample-accounts.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-sample-company.h"
#include "sal-sample-territories.h"

G_BEGIN_DECLS

/* Customers of the segments before stay with who won them; from this one on they are handed on. */
#define SAL_SAMPLE_LARGE_SEGMENT 2

typedef struct
{
  gint64 id;
  const char *name;
  guint16 stem; /* bytes of the name without its legal form */
  guint8 industry;
  guint8 segment;
  guint8 region; /* of the selling company */
  guint8 currency;
  guint16 founded;
  gint32 parent; /* or −1 */
  gint32 zip;    /* among the ZIP areas, or −1 */
  gint32 city;   /* among the cities elsewhere, or −1 */
  float latitude;
  float longitude;
  gint32 employees;
  gint64 revenue;    /* minor units of currency */
  gint32 hunter;     /* position that wins it, and keeps it unless it is large */
  gint32 before;     /* the same until the running fiscal year began */
  gint32 farmer;     /* position that keeps it if it is large */
  gint32 known;      /* the day from which it may buy */
  gint32 customer;   /* the day it first bought, or SAL_DATE_NONE */
  gint32 bought;     /* the day it last bought, or SAL_DATE_NONE */
  gint64 contact;    /* id of its first contact */
  gint32 contracted; /* the day its first contract started, or SAL_DATE_NONE */
  gint32 covered;    /* the last day of its contracts, or SAL_DATE_NONE */
} SalSampleAccount;

/**
 * SalSampleAccounts:
 *
 * The companies that buy or might, and how often each does.
 */
typedef struct
{
  SalUsAreas *areas;
  GArray *accounts; /* of SalSampleAccount */
  GStringChunk *names;
  SalSampleAlias *demand;
} SalSampleAccounts;

SalSampleAccounts *sal_sample_accounts_new (const SalSampleCompany *company,
                                            SalUsAreas *areas,
                                            const SalSampleTerritories *territories,
                                            guint n);
void sal_sample_accounts_free (SalSampleAccounts *self);
int sal_sample_account_position (const SalSampleAccount *self,
                                 const SalSampleCalendar *calendar,
                                 gboolean is_customer,
                                 gint32 day);

GArray *sal_sample_accounts_find_largest (const SalSampleAccounts *self, guint n);

#define sal_sample_account(self, i) (&g_array_index ((self)->accounts, SalSampleAccount, (i)))

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalSampleAccounts, sal_sample_accounts_free)

G_END_DECLS
