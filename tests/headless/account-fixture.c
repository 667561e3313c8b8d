/* account-fixture.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "account-fixture.h"

#include "sal-date.h"
#include "sal-kinds.h"

void
account_fixture_set_up (AccountFixture *self, gconstpointer sql)
{
  static const SalWorkspaceOptions options = { .currency = "USD", .fiscal_start = 1 };
  g_autoptr (GError) error = NULL;

  self->files.folder = g_dir_make_tmp ("salient-accounts-XXXXXX", NULL);
  self->files.path = g_build_filename (self->files.folder, "company.salient", NULL);
  self->workspace = sal_workspace_create (self->files.path, &options, sal_model_kinds (), &error);
  g_assert_no_error (error);
  self->store = sal_workspace_get_store (self->workspace);
  self->day = sal_date_from_ymd (2026, 6, 30);
  if (sql != NULL)
    fixture_do (self->store, sql);
}

void
account_fixture_clear (AccountFixture *self)
{
  g_clear_object (&self->workspace);
  self->store = NULL;
  fixture_clear (&self->files);
}

void
account_fixture_tear_down (AccountFixture *self, gconstpointer sql)
{
  account_fixture_clear (self);
}
