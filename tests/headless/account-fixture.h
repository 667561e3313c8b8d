/* account-fixture.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-workspace.h"
#include "store-fixture.h"

G_BEGIN_DECLS

/**
 * AccountFixture:
 *
 * A workspace in a folder of its own, with what a test of accounts says is in it, looked at on 30
 * June 2026. Its amounts are in USD, and its fiscal year begins in January.
 */
typedef struct
{
  Fixture files;
  SalWorkspace *workspace;
  SalStore *store;
  gint32 day;
} AccountFixture;

/* Functions for g_test_add(); the data is the SQL of what is in it, or NULL. */
void account_fixture_set_up (AccountFixture *self, gconstpointer sql);
void account_fixture_tear_down (AccountFixture *self, gconstpointer sql);

void account_fixture_clear (AccountFixture *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AccountFixture, account_fixture_clear)

G_END_DECLS
