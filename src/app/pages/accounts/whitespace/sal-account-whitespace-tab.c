/* sal-account-whitespace-tab.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-account-whitespace-tab-private.h"
#include "sal-money.h"
#include "sal-whitespace-text.h"

G_DEFINE_FINAL_TYPE (SalAccountWhitespaceTab, sal_account_whitespace_tab, SAL_TYPE_ACCOUNT_TAB)

/* (nullable): nothing, while it is loaded or if the account is not there */
const SalWhitespaceAccount *
sal_account_whitespace_tab_get_whitespace (SalAccountWhitespaceTab *self)
{
  const SalWhitespace *portfolio = sal_account_keeper_get_data (self->keeper);
  int place = portfolio != NULL
                  ? sal_whitespace_find_account (
                        portfolio, sal_account_tab_get_account (SAL_ACCOUNT_TAB (self)))
                  : -1;

  return place >= 0 ? sal_whitespace_get_account (portfolio, (guint) place) : NULL;
}

const SalWhitespaceCell *
sal_account_whitespace_tab_get_chosen (SalAccountWhitespaceTab *self, guint *row, guint *family)
{
  const SalWhitespaceAccount *account = sal_account_whitespace_tab_get_whitespace (self);

  if (account == NULL || !sal_whitespace_matrix_get_chosen (self->matrix, row, family))
    return NULL;

  return sal_whitespace_get_cell (
      sal_account_keeper_get_data (self->keeper), account, *row, *family);
}

static void
update_busy (SalAccountWhitespaceTab *self)
{
  sal_page_set_busy (SAL_PAGE (self),
                     self->n_reading > 0 || sal_account_keeper_is_loading (self->keeper));
}

static void
update_actions (SalAccountWhitespaceTab *self)
{
  gboolean is_read_only = sal_store_is_read_only (self->store);
  guint row, family;
  const SalWhitespaceCell *cell = sal_account_whitespace_tab_get_chosen (self, &row, &family);
  gboolean can_enter = cell != NULL && !is_read_only;

  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "whitespace.start-opportunity",
                                 can_enter && cell->state != SAL_WHITESPACE_NOT_ELIGIBLE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "whitespace.start-play",
                                 can_enter && cell->state != SAL_WHITESPACE_NOT_ELIGIBLE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "whitespace.set-potential", can_enter);
  gtk_widget_action_set_enabled (
      GTK_WIDGET (self), "whitespace.exclude", can_enter && cell->state == SAL_WHITESPACE_OPEN);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "whitespace.show-records", cell != NULL);
}

/* --- the cell that was chosen --- */

static void
show_cell (SalAccountWhitespaceTab *self)
{
  guint row, family;

  if (sal_account_whitespace_tab_get_chosen (self, &row, &family) != NULL)
    sal_whitespace_cell_view_show (self->cell_view,
                                   sal_account_keeper_get_data (self->keeper),
                                   sal_account_whitespace_tab_get_whitespace (self),
                                   row,
                                   family,
                                   self->evidence);
  update_actions (self);
}

typedef struct
{
  gint64 account;
  gint32 day;
} Question;

static gpointer
read_evidence (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;

  return sal_whitespace_evidence_load (connection, question->account, question->day, error);
}

static void
evidence_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalAccountWhitespaceTab) self = user_data;
  g_autoptr (GArray) evidence = sal_store_read_finish (SAL_STORE (source), result, NULL);

  self->n_reading--;
  if (self->store == NULL)
    return; /* the page is gone */
  if (self->n_reading == 0 && evidence != NULL)
    {
      g_clear_pointer (&self->evidence, g_array_unref);
      self->evidence = g_steal_pointer (&evidence);
      show_cell (self);
    }
  update_busy (self);
}

static void
ask_for_evidence (SalAccountWhitespaceTab *self)
{
  const SalWhitespace *portfolio = sal_account_keeper_get_data (self->keeper);
  Question question = { sal_account_tab_get_account (SAL_ACCOUNT_TAB (self)), portfolio->day };

  self->n_reading++;
  sal_store_read_async (self->store,
                        read_evidence,
                        g_memdup2 (&question, sizeof question),
                        g_free,
                        (GDestroyNotify) g_array_unref,
                        NULL,
                        evidence_read_cb,
                        g_object_ref (self));
}

/* --- the account --- */

static char *
describe (const SalWhitespace *portfolio, const SalWhitespaceAccount *account)
{
  SalWhitespaceSum sum = sal_whitespace_sum_account (portfolio, account);
  g_autofree char *share = sal_whitespace_format_share (sal_whitespace_sum_penetration (&sum));
  g_autofree char *open = sal_money_format_whole (sum.open, portfolio->currency);
  g_autofree char *more = sal_money_format_whole (sum.more, portfolio->currency);

  /* translators: a number of families of so many, a number of cells of so many, a share, and two
   * amounts */
  return g_strdup_printf (
      _ ("%1$u of %2$u families · %3$u of %4$u cells owned (%5$s) · open %6$s · "
         "more of what it has %7$s"),
      account->sum.n_owned,
      account->sum.n_eligible,
      sum.n_owned,
      sum.n_eligible,
      share,
      open,
      more);
}

/* The open cell that is worth most, or what there is of a family without one. */
static void
choose_wanted (SalAccountWhitespaceTab *self,
               const SalWhitespace *portfolio,
               const SalWhitespaceAccount *account)
{
  int wanted = -1;
  guint row = SAL_WHITESPACE_ROW_WHOLE, family = 0;

  if (self->wanted < 0)
    return;
  for (guint i = 0; i < sal_whitespace_n_families (portfolio); i++)
    if (sal_whitespace_get_family (portfolio, i)->id == self->wanted)
      wanted = (int) i;
  self->wanted = -1;
  if (self->wanted_unit >= 0 && wanted >= 0)
    sal_whitespace_matrix_choose (
        self->matrix, sal_whitespace_account_find_row (account, self->wanted_unit), (guint) wanted);
  else if (sal_whitespace_find_best (portfolio, account, wanted, &row, &family) || wanted < 0)
    sal_whitespace_matrix_choose (self->matrix, row, family);
  else
    sal_whitespace_matrix_choose (self->matrix, SAL_WHITESPACE_ROW_WHOLE, (guint) wanted);
}

static void
show_problem (SalAccountWhitespaceTab *self, const char *text)
{
  adw_status_page_set_description (self->problem_page, text);
  adw_view_stack_set_visible_child_name (self->stack, "problem");
}

void
sal_account_whitespace_tab_show (SalAccountWhitespaceTab *self)
{
  const SalWhitespace *portfolio = sal_account_keeper_get_data (self->keeper);
  const GError *error = sal_account_keeper_get_error (self->keeper);
  const SalWhitespaceAccount *account = sal_account_whitespace_tab_get_whitespace (self);
  g_autofree char *summary = account != NULL ? describe (portfolio, account) : NULL;

  update_busy (self);
  sal_whitespace_matrix_show (self->matrix, portfolio, account);
  if (self->form != NULL)
    return; /* shows in front until it is left */
  if (account == NULL)
    {
      if (portfolio == NULL && error == NULL)
        adw_view_stack_set_visible_child_name (self->stack, "loading");
      else
        show_problem (self, error != NULL ? error->message : _ ("The account has been deleted"));
      update_actions (self);
      return;
    }
  gtk_label_set_label (self->summary_label, summary);
  adw_view_stack_set_visible_child_name (
      self->stack, sal_whitespace_n_families (portfolio) > 0 ? "matrix" : "empty");
  choose_wanted (self, portfolio, account);
  show_cell (self);
  if (self->to_do != NULL)
    gtk_widget_activate_action (
        GTK_WIDGET (self), g_steal_pointer ((char **) (gpointer) &self->to_do), NULL);
}

static void
keeper_changed_cb (SalAccountWhitespaceTab *self)
{
  if (sal_account_whitespace_tab_get_whitespace (self) != NULL)
    ask_for_evidence (self);
  sal_account_whitespace_tab_show (self);
}

static void
sal_account_whitespace_tab_show_account (SalAccountTab *tab, gint64 account)
{
  SalAccountWhitespaceTab *self = SAL_ACCOUNT_WHITESPACE_TAB (tab);

  g_clear_pointer (&self->evidence, g_array_unref);
  self->wanted = 0;
  self->wanted_unit = -1;
  self->to_do = NULL;
  keeper_changed_cb (self);
}

/* What may be begun with a cell. */
static const struct
{
  const char *word;
  const char *action;
} beginnings[] = {
  { "opportunity", "whitespace.start-opportunity" },
  { "play", "whitespace.start-play" },
};

/* The id of a family: where somebody saw an open cell of it; behind a slash that of the buying unit
 * whose cell it is, 0 if it is none's, and behind another one what is to be begun with it. */
static gboolean
sal_account_whitespace_tab_show_target (SalPage *page, const char *target)
{
  SalAccountWhitespaceTab *self = SAL_ACCOUNT_WHITESPACE_TAB (page);

  g_auto (GStrv) words = g_strsplit (target, "/", 3);

  self->wanted = g_ascii_strtoll (words[0] != NULL ? words[0] : "", NULL, 10);
  self->wanted_unit =
      words[0] != NULL && words[1] != NULL ? g_ascii_strtoll (words[1], NULL, 10) : -1;
  self->to_do = NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (beginnings) && self->form == NULL; i++)
    if (g_strv_length (words) == 3 && strcmp (words[2], beginnings[i].word) == 0)
      self->to_do = beginnings[i].action;
  sal_account_whitespace_tab_show (self);

  return TRUE;
}

/* --- the page --- */

static const char *
sal_account_whitespace_tab_show_view (SalPage *page, guint index)
{
  SalAccountWhitespaceTab *self = SAL_ACCOUNT_WHITESPACE_TAB (page);

  switch (index)
    {
    case 0:
      return "account-whitespace";
    case 1:
      gtk_widget_activate_action (GTK_WIDGET (self), "whitespace.set-potential", NULL);
      return "account-whitespace-potential";
    default:
      sal_account_whitespace_tab_remove_form (self);
      return NULL;
    }
}

static void
sal_account_whitespace_tab_constructed (GObject *object)
{
  SalAccountWhitespaceTab *self = SAL_ACCOUNT_WHITESPACE_TAB (object);

  G_OBJECT_CLASS (sal_account_whitespace_tab_parent_class)->constructed (object);

  self->store = g_object_ref (sal_workspace_get_store (sal_page_get_workspace (SAL_PAGE (self))));
  self->keeper = sal_whitespace_keeper_get (self->store);
  g_signal_connect_object (
      self->keeper, "changed", G_CALLBACK (keeper_changed_cb), self, G_CONNECT_SWAPPED);
  sal_account_whitespace_tab_show (self);
}

static void
sal_account_whitespace_tab_dispose (GObject *object)
{
  SalAccountWhitespaceTab *self = SAL_ACCOUNT_WHITESPACE_TAB (object);

  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->keeper, self);
  g_clear_object (&self->store);
  g_clear_pointer (&self->evidence, g_array_unref);
  self->form = NULL;

  G_OBJECT_CLASS (sal_account_whitespace_tab_parent_class)->dispose (object);
}

static void
sal_account_whitespace_tab_class_init (SalAccountWhitespaceTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SalPageClass *page_class = SAL_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = sal_account_whitespace_tab_constructed;
  G_OBJECT_CLASS (klass)->dispose = sal_account_whitespace_tab_dispose;
  page_class->go_back = sal_account_whitespace_tab_go_back;
  page_class->is_modified = sal_account_whitespace_tab_is_modified;
  page_class->leave_async = sal_account_whitespace_tab_leave_async;
  page_class->show_target = sal_account_whitespace_tab_show_target;
  page_class->show_view = sal_account_whitespace_tab_show_view;
  SAL_ACCOUNT_TAB_CLASS (klass)->show_account = sal_account_whitespace_tab_show_account;

  g_type_ensure (SAL_TYPE_WHITESPACE_MATRIX);
  g_type_ensure (SAL_TYPE_WHITESPACE_CELL_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/sal-account-whitespace-tab.ui");
#define BIND(name)                                                                                 \
  gtk_widget_class_bind_template_child (widget_class, SalAccountWhitespaceTab, name)
  BIND (stack);
  BIND (problem_page);
  BIND (form_bin);
  BIND (summary_label);
  BIND (matrix);
  BIND (cell_view);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, show_cell);
  gtk_widget_class_bind_template_callback_full (
      widget_class, "cell_activated_cb", G_CALLBACK (sal_account_whitespace_tab_activate));
  sal_account_whitespace_tab_install_actions (widget_class);
}

static void
sal_account_whitespace_tab_init (SalAccountWhitespaceTab *self)
{
  self->wanted_unit = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  sal_accessible_name_mnemonics (GTK_WIDGET (self));
}
