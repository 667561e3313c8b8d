/* sal-dashboard.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-kinds.h"

#include <glib/gi18n-lib.h>

#include "sal-store-error.h"

/* A saved arrangement of figures and charts. */

static const SalField fields[] = {
  { "name",
    SAL_FIELD_TEXT,
    N_ ("Name"),
    SAL_FIELD_REQUIRED | SAL_FIELD_SEARCHABLE | SAL_FIELD_LISTED },
  { "role", SAL_FIELD_TEXT, N_ ("Role"), SAL_FIELD_LISTED },
  { "definition", SAL_FIELD_TEXT, N_ ("Definition"), SAL_FIELD_REQUIRED | SAL_FIELD_MULTILINE },
  { "version",
    SAL_FIELD_INTEGER,
    N_ ("Version"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .minimum = 1,
    .maximum = 1000,
    .initial = "1" },
  { "published", SAL_FIELD_BOOLEAN, N_ ("Published"), SAL_FIELD_LISTED, .initial = "false" },
};

/* What was published stays as it was read by others: changing it makes a new version. */
static gboolean
dashboard_edited (SalTransaction *transaction,
                  SalRecord *before,
                  SalRecord *dashboard,
                  GError **error)
{
  g_autofree char *title = NULL;

  if (before == NULL || sal_record_get_integer (before, "published") == 0 ||
      sal_record_equal (before, dashboard))
    return TRUE;
  title = sal_record_get_title (before);
  g_set_error (error,
               SAL_STORE_ERROR,
               SAL_STORE_ERROR_INVALID,
               _ ("“%s” is published and locked. Customise it to make a new version."),
               title);

  return FALSE;
}

const SalKind sal_dashboard_kind = {
  .name = "dashboard",
  .label = N_ ("Dashboard"),
  .plural = N_ ("Dashboards"),
  .group = N_ ("Definitions"),
  .icon = "view-app-grid-symbolic",
  SAL_FIELDS (fields),
  .title = "name",
  .sort = "name",
  .edited = dashboard_edited,
};
