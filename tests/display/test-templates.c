/* test-templates.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "display.h"

#include "sal-account-dialog.h"
#include "sal-account-prices-tab.h"
#include "sal-account-signals-tab.h"
#include "sal-account-why-window.h"
#include "sal-account-page.h"
#include "sal-account-plan-tab.h"
#include "sal-account-reviews-tab.h"
#include "sal-account-tier-view.h"
#include "sal-accounts-page.h"
#include "sal-accruals-page.h"
#include "sal-activate-dialog.h"
#include "sal-activation-list.h"
#include "sal-agreement-window.h"
#include "sal-alignment-dialog.h"
#include "sal-area-search.h"
#include "sal-assign-dialog.h"
#include "sal-boundary-dialog.h"
#include "sal-chart-table-window.h"
#include "sal-chart-view.h"
#include "sal-compare-window.h"
#include "sal-coverage-window.h"
#include "sal-decision-dialog.h"
#include "sal-dispute-dialog.h"
#include "sal-disputes-page.h"
#include "sal-explain-window.h"
#include "sal-fields-dialog.h"
#include "sal-document-view.h"
#include "sal-earning-table.h"
#include "sal-finding-table.h"
#include "sal-form-dialog.h"
#include "sal-group-dialog.h"
#include "sal-pay-trail.h"
#include "sal-payroll-code-dialog.h"
#include "sal-payroll-codes-window.h"
#include "sal-period-view.h"
#include "sal-periods-page.h"
#include "sal-plan-actions-page.h"
#include "sal-plan-compare-window.h"
#include "sal-plan-component-view.h"
#include "sal-plan-dialog.h"
#include "sal-plan-people-window.h"
#include "sal-plan-view.h"
#include "sal-plans-page.h"
#include "sal-prices-page.h"
#include "sal-import-check-view.h"
#include "sal-import-column-row.h"
#include "sal-import-dialog.h"
#include "sal-import-file-view.h"
#include "sal-kinds.h"
#include "sal-index-table.h"
#include "sal-item-list.h"
#include "sal-list-detail-page.h"
#include "sal-map-view.h"
#include "sal-participant-view.h"
#include "sal-participants-page.h"
#include "sal-measure-dialog.h"
#include "sal-new-workspace-dialog.h"
#include "sal-optimize-dialog.h"
#include "sal-optimize-result-window.h"
#include "sal-region-heading.h"
#include "sal-role-pay-view.h"
#include "sal-rooms.h"
#include "sal-customers-dialog.h"
#include "sal-region-dialog.h"
#include "sal-portfolio-page.h"
#include "sal-shortcuts.h"
#include "sal-tier-criterion-row.h"
#include "sal-tier-editor.h"
#include "sal-tier-effect-view.h"
#include "sal-tier-row.h"
#include "sal-staffing-dialog.h"
#include "sal-staffing-table.h"
#include "sal-rule-dialog.h"
#include "sal-rules-window.h"
#include "sal-stroke-card.h"
#include "sal-territories-page.h"
#include "sal-territory-row.h"
#include "sal-territory-table.h"
#include "sal-threshold-dialog.h"
#include "sal-threshold-list.h"
#include "sal-what-if-bar.h"
#include "sal-what-if-dialog.h"
#include "sal-tile-dialog.h"
#include "sal-unknown-areas-dialog.h"
#include "sal-warning-inspector.h"
#include "sal-warning-table.h"
#include "sal-warnings-page.h"

/* "sal-record-table.ui" is the template of SalRecordTable. */
static char *
type_name_of (const char *file)
{
  g_autofree char *base = g_strndup (file, strlen (file) - strlen (".ui"));
  g_auto (GStrv) words = g_strsplit (base, "-", -1);
  GString *name = g_string_new (NULL);

  for (gsize i = 0; words[i] != NULL; i++)
    {
      words[i][0] = g_ascii_toupper (words[i][0]);
      g_string_append (name, words[i]);
    }

  return g_string_free (name, FALSE);
}

static void
instantiate (const char *file, SalWorkspace *workspace)
{
  g_autofree char *name = type_name_of (file);
  GType type = g_type_from_name (name);
  GtkWidget *widget;

  g_test_message ("%s", name);
  g_assert_true (g_type_is_a (type, GTK_TYPE_WIDGET));
  if (g_type_is_a (type, SAL_TYPE_PAGE))
    widget = g_object_new (type, "workspace", workspace, NULL);
  else
    widget = g_object_new (type, NULL);
  g_assert_nonnull (gtk_widget_get_first_child (widget));

  if (GTK_IS_WINDOW (widget))
    {
      gtk_window_destroy (GTK_WINDOW (widget));
    }
  else
    {
      g_object_ref_sink (widget);
      if (SAL_IS_PAGE (widget))
        display_wait_for_page (SAL_PAGE (widget));
      g_object_unref (widget);
    }
}

/* Visiting the rooms registers the types, but for those no room may need. */
static void
ensure_types (void)
{
  const GType types[] = {
    SAL_TYPE_ACCOUNT_DIALOG,
    SAL_TYPE_ACCOUNT_PRICES_TAB,
    SAL_TYPE_ACCOUNT_SIGNALS_TAB,
    SAL_TYPE_ACCOUNT_WHY_WINDOW,
    SAL_TYPE_ACCOUNT_PAGE,
    SAL_TYPE_ACCOUNT_PLAN_TAB,
    SAL_TYPE_ACCOUNT_REVIEWS_TAB,
    SAL_TYPE_ACCOUNT_TIER_VIEW,
    SAL_TYPE_ACCOUNTS_PAGE,
    SAL_TYPE_ACCRUALS_PAGE,
    SAL_TYPE_PLAN_ACTIONS_PAGE,
    SAL_TYPE_PORTFOLIO_PAGE,
    SAL_TYPE_TIER_CRITERION_ROW,
    SAL_TYPE_TIER_EDITOR,
    SAL_TYPE_TIER_EFFECT_VIEW,
    SAL_TYPE_TIER_ROW,
    SAL_TYPE_ACTIVATE_DIALOG,
    SAL_TYPE_ACTIVATION_LIST,
    SAL_TYPE_AGREEMENT_WINDOW,
    SAL_TYPE_ALIGNMENT_DIALOG,
    SAL_TYPE_AREA_SEARCH,
    SAL_TYPE_ASSIGN_DIALOG,
    SAL_TYPE_BOUNDARY_DIALOG,
    SAL_TYPE_CHART_TABLE_WINDOW,
    SAL_TYPE_CHART_VIEW,
    SAL_TYPE_COMPARE_WINDOW,
    SAL_TYPE_CUSTOMERS_DIALOG,
    SAL_TYPE_COVERAGE_WINDOW,
    SAL_TYPE_DECISION_DIALOG,
    SAL_TYPE_DISPUTE_DIALOG,
    SAL_TYPE_DISPUTES_PAGE,
    SAL_TYPE_DOCUMENT_VIEW,
    SAL_TYPE_EARNING_TABLE,
    SAL_TYPE_EXPLAIN_WINDOW,
    SAL_TYPE_FIELDS_DIALOG,
    SAL_TYPE_FINDING_TABLE,
    SAL_TYPE_FORM_DIALOG,
    SAL_TYPE_GROUP_DIALOG,
    SAL_TYPE_IMPORT_CHECK_VIEW,
    SAL_TYPE_IMPORT_COLUMN_ROW,
    SAL_TYPE_IMPORT_DIALOG,
    SAL_TYPE_IMPORT_FILE_VIEW,
    SAL_TYPE_INDEX_TABLE,
    SAL_TYPE_ITEM_LIST,
    SAL_TYPE_LIST_DETAIL_PAGE,
    SAL_TYPE_MAP_VIEW,
    SAL_TYPE_MEASURE_DIALOG,
    SAL_TYPE_NEW_WORKSPACE_DIALOG,
    SAL_TYPE_OPTIMIZE_DIALOG,
    SAL_TYPE_OPTIMIZE_RESULT_WINDOW,
    SAL_TYPE_PARTICIPANT_VIEW,
    SAL_TYPE_PARTICIPANTS_PAGE,
    SAL_TYPE_PAY_TRAIL,
    SAL_TYPE_PAYROLL_CODE_DIALOG,
    SAL_TYPE_PAYROLL_CODES_WINDOW,
    SAL_TYPE_PERIOD_VIEW,
    SAL_TYPE_PERIODS_PAGE,
    SAL_TYPE_PLAN_COMPARE_WINDOW,
    SAL_TYPE_PLAN_COMPONENT_VIEW,
    SAL_TYPE_PLAN_DIALOG,
    SAL_TYPE_PLAN_PEOPLE_WINDOW,
    SAL_TYPE_PLAN_VIEW,
    SAL_TYPE_PRICES_PAGE,
    SAL_TYPE_PLANS_PAGE,
    SAL_TYPE_REGION_DIALOG,
    SAL_TYPE_STAFFING_DIALOG,
    SAL_TYPE_STAFFING_TABLE,
    SAL_TYPE_REGION_HEADING,
    SAL_TYPE_ROLE_PAY_VIEW,
    SAL_TYPE_RULE_DIALOG,
    SAL_TYPE_RULES_WINDOW,
    SAL_TYPE_TERRITORIES_PAGE,
    SAL_TYPE_TERRITORY_ROW,
    SAL_TYPE_TERRITORY_TABLE,
    SAL_TYPE_THRESHOLD_DIALOG,
    SAL_TYPE_THRESHOLD_LIST,
    SAL_TYPE_WHAT_IF_BAR,
    SAL_TYPE_WHAT_IF_DIALOG,
    SAL_TYPE_TILE_DIALOG,
    SAL_TYPE_UNKNOWN_AREAS_DIALOG,
    SAL_TYPE_WARNING_INSPECTOR,
    SAL_TYPE_WARNING_TABLE,
    SAL_TYPE_WARNINGS_PAGE,
  };

  /* their classes know the types of what is in their templates */
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_assert_true (g_type_is_a (types[i], GTK_TYPE_WIDGET));
      g_type_class_unref (g_type_class_ref (types[i]));
    }
}

static void
test_every_template (void)
{
  SalWorkspace *workspace = display_create_workspace (3);
  SalWindow *window = display_open_window (workspace);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) files = NULL;
  gsize n_rooms;
  const SalRoom *rooms = sal_rooms_get (&n_rooms);

  g_assert_nonnull (sal_workspace_create_pay_store (workspace, NULL, sal_pay_kinds (), &error));
  ensure_types ();
  for (gsize i = 0; i < n_rooms; i++)
    {
      sal_window_show_room (window, rooms[i].name);
      for (guint view = 0; sal_page_show_view (sal_window_get_page (window), view) != NULL; view++)
        display_wait_for_page (sal_window_get_page (window));
    }

  files = g_resources_enumerate_children (APP_PATH "/ui", G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (files), >, 10);
  for (gsize i = 0; files[i] != NULL; i++)
    instantiate (files[i], workspace);

  display_close_window (window);
  display_remove_workspace (workspace);
}

static void
test_shortcuts (void)
{
  GtkWindow *window = sal_shortcuts_window_new (NULL);

  g_assert_true (GTK_IS_SHORTCUTS_WINDOW (window));
  gtk_window_destroy (window);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  display_get_application ();

  g_test_add_func ("/templates/every", test_every_template);
  g_test_add_func ("/templates/shortcuts", test_shortcuts);

  return g_test_run ();
}
