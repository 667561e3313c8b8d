/* sal-account-keeper.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-account-touched.h"
#include "sal-store.h"

G_BEGIN_DECLS

/* What a keeper keeps. */
typedef struct
{
  SalAccountTouchRules rules;

  /* On a reader thread; @accounts: (nullable): the ids of some as a JSON array, %NULL for all. */
  gpointer (*load) (SalConnection *connection, gint32 day, const char *accounts, GError **error);
  /* Brings @data up to date with a @part that was loaded of some accounts; %FALSE if it cannot. */
  gboolean (*merge) (gpointer data, gpointer part);
  GDestroyNotify free;
} SalAccountKeeperSource;

/**
 * SalAccountKeeper:
 *
 * Keeps something that is made of all accounts of a workspace: loaded once on a reader thread, and
 * brought up to date when something changes. What a change of a few records is about is read of
 * their accounts alone.
 *
 * Signals: changed, when there is something else, the same was changed, or it could not be loaded.
 * What was there goes after that.
 */
#define SAL_TYPE_ACCOUNT_KEEPER (sal_account_keeper_get_type ())
G_DECLARE_FINAL_TYPE (SalAccountKeeper, sal_account_keeper, SAL, ACCOUNT_KEEPER, GObject)

SalAccountKeeper *sal_account_keeper_new (SalStore *store, const SalAccountKeeperSource *source);
gpointer sal_account_keeper_get_data (SalAccountKeeper *self);
const GError *sal_account_keeper_get_error (SalAccountKeeper *self);
gboolean sal_account_keeper_is_loading (SalAccountKeeper *self);

G_END_DECLS
