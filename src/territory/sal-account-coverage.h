/* sal-account-coverage.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-connection.h"
#include "sal-sphere.h"

G_BEGIN_DECLS

/* Who works on an account on a day, since when nobody did, and where it is. Only those who get
 * primary or split credit count: who gets overlay credit, or none, helps those. */
typedef struct
{
  gint64 account;       /* id */
  guint n_hunters;      /* positions that somebody holds, of the motion "hunter" … */
  guint n_farmers;      /* … "farmer" or "account_manager" … */
  guint n_others;       /* … or any other */
  guint n_vacant;       /* positions that nobody holds */
  gint32 last_activity; /* the day of the last one; SAL_DATE_NONE: there was none */
  SalCoordinate place;  /* NAN: not known */
} SalAccountCoverage;

/**
 * SalAccountCoverages:
 *
 * What there is to know of the coverage of all accounts on a day. Never changed once it is loaded,
 * so that any thread can read it.
 */
typedef struct _SalAccountCoverages SalAccountCoverages;

/* For reader functions. */
SalAccountCoverages *
sal_account_coverages_load (SalConnection *connection, gint32 as_of, GError **error);
void sal_account_coverages_free (SalAccountCoverages *self);

gint32 sal_account_coverages_get_day (const SalAccountCoverages *self);
guint sal_account_coverages_get_n_accounts (const SalAccountCoverages *self);
const SalAccountCoverage *sal_account_coverages_find (const SalAccountCoverages *self,
                                                      gint64 account); /* (nullable): unknown */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalAccountCoverages, sal_account_coverages_free)

G_END_DECLS
