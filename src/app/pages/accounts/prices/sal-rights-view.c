/* sal-rights-view.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-rights-view.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-decision-conflict.h"
#include "sal-kinds.h"
#include "sal-money.h"
#include "sal-right-row.h"

/* So many of those that wait are told. */
#define MOST_WAITING 8

struct _SalRightsView
{
  AdwBin parent_instance;

  SalWorkspace *workspace;
  SalDecisionMatrix *matrix;      /* (nullable): what shows; the page's */
  const SalPriceExceptions *list; /* (nullable): likewise */
  GPtrArray *rows;                /* of SalRightRow, in the order they show; the last is new */
  GPtrArray *waiting;             /* of AdwActionRow */
  GtkSizeGroup *groups[SAL_RIGHT_N_COLUMNS];

  GtkWidget *table;
  GtkBox *header;
  GtkListBox *list_box;
  AdwPreferencesGroup *waiting_group;
};

G_DEFINE_FINAL_TYPE (SalRightsView, sal_rights_view, ADW_TYPE_BIN)

static SalRightRow *
get_row (SalRightsView *self, guint i)
{
  return g_ptr_array_index (self->rows, i);
}

static gboolean
is_read_only (SalRightsView *self)
{
  return sal_store_is_read_only (sal_workspace_get_store (self->workspace));
}

/* --- who decides what waits --- */

static void
try_entered (SalRightsView *self)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->rows->len; i++)
    g_ptr_array_add (records, sal_right_row_dup_entered (get_row (self, i)));
  sal_decision_matrix_try (self->matrix, records);
}

static SalRightRow *find_row (SalRightsView *self, gint64 id);

/* (transfer full) (nullable): how the right contradicts another one, as both are edited */
static char *
describe_conflict (SalRightsView *self, gint64 id)
{
  gint64 other;
  SalDecisionConflict conflict = sal_decision_conflict_find (self->matrix->rights, id, &other);
  SalRightRow *row = conflict != SAL_DECISION_CONFLICT_NONE ? find_row (self, other) : NULL;
  g_autofree char *line = row != NULL ? sal_right_row_describe (row) : NULL;

  if (line == NULL)
    return NULL;
  switch (conflict)
    {
    case SAL_DECISION_CONFLICT_ROLES:
      /* translators: another decision right */
      return g_strdup_printf (_ ("Both may decide the same, this and “%s”: who does is open"),
                              line);
    case SAL_DECISION_CONFLICT_BELOW:
      /* translators: another decision right */
      return g_strdup_printf (_ ("Goes less far than a role below: “%s”"), line);
    case SAL_DECISION_CONFLICT_ABOVE:
      /* translators: another decision right */
      return g_strdup_printf (_ ("Goes further than a role above: “%s”"), line);
    case SAL_DECISION_CONFLICT_LIMITS:
    case SAL_DECISION_CONFLICT_NONE:
    default:
      /* translators: another decision right */
      return g_strdup_printf (_ ("Contradicts “%s”: the one that goes further holds"), line);
    }
}

static void
show_conflicts (SalRightsView *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      g_autofree char *text = describe_conflict (self, sal_right_row_get_id (get_row (self, i)));

      sal_right_row_set_warning (get_row (self, i), text);
    }
}

static char *
describe_ask (SalRightsView *self, const SalPriceException *one, const char *entitled)
{
  g_autofree char *discount =
      sal_rate_format_percent (sal_price_share_to_rate (&one->effect.discount), 1);
  g_autofree char *deal = sal_money_format_whole (one->deal, self->matrix->currency);

  /* translators: a discount, the size of a deal, and a sentence: who decides this */
  return g_strdup_printf (_ ("%1$s off a deal of %2$s: %3$s"), discount, deal, entitled);
}

static void
show_ask (SalRightsView *self, guint place, const SalPriceException *one, const char *entitled)
{
  AdwActionRow *row = self->waiting->pdata[place];
  const char *product = one->product != NULL ? one->product : one->family_name;
  g_autofree char *title = product != NULL ? g_strdup_printf ("%s · %s", one->account_name, product)
                                           : g_strdup (one->account_name);
  g_autofree char *text = describe_ask (self, one, entitled);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, text);
  gtk_widget_set_visible (GTK_WIDGET (row), TRUE);
}

static void
show_counts (SalRightsView *self, guint n_nobody)
{
  guint n = self->list->n_requested;
  g_autofree char *waiting =
      g_strdup_printf (ngettext ("%u request waits", "%u requests wait", n), n);
  g_autofree char *nobody = g_strdup_printf (
      /* translators: after “12 requests wait” */
      ngettext ("%s; nobody may decide %u of them", "%s; nobody may decide %u of them", n_nobody),
      waiting,
      n_nobody);

  adw_preferences_group_set_description (self->waiting_group,
                                         n == 0         ? _ ("No request waits for a decision")
                                         : n_nobody > 0 ? nobody
                                                        : waiting);
}

/* As the rights are edited, stored or not. */
static void
show_waiting (SalRightsView *self)
{
  guint n_nobody = 0, n = 0;

  if (self->matrix == NULL)
    return;
  try_entered (self);
  show_conflicts (self);
  for (guint i = 0; i < self->list->exceptions->len; i++)
    {
      const SalPriceException *one = &g_array_index (self->list->exceptions, SalPriceException, i);
      g_auto (GStrv) entitled = NULL;
      g_autofree char *text = NULL;
      guint n_lowest;

      if (one->state != SAL_PRICE_STATE_REQUESTED)
        continue;
      entitled = sal_decision_matrix_find_entitled (self->matrix, one, &n_lowest);
      n_nobody += n_lowest == 0;
      if (n >= MOST_WAITING)
        continue;
      text = sal_decision_describe_entitled (entitled, n_lowest);
      show_ask (self, n++, one, text);
    }
  for (; n < MOST_WAITING; n++)
    gtk_widget_set_visible (self->waiting->pdata[n], FALSE);
  show_counts (self, n_nobody);
}

/* --- rows --- */

/* What comes after it has the focus, if it had. */
static void
remove_row (SalRightsView *self, SalRightRow *row)
{
  gboolean had_focus =
      (gtk_widget_get_state_flags (GTK_WIDGET (row)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
  GtkWidget *next = gtk_widget_get_next_sibling (GTK_WIDGET (row));

  if (had_focus && next != NULL)
    sal_right_row_focus (SAL_RIGHT_ROW (next));
  gtk_list_box_remove (self->list_box, GTK_WIDGET (row));
  g_ptr_array_remove (self->rows, row);
}

static void begin_new (SalRightsView *self, SalRightRow *row);

/* A new right that is given up makes room for another. */
static void
dropped_cb (SalRightRow *row, SalRightsView *self)
{
  begin_new (self, row);
  sal_right_row_focus (row);
  show_waiting (self);
}

static SalRightRow *
add_row (SalRightsView *self)
{
  GtkWidget *row = sal_right_row_new (self->workspace, self->groups);

  g_signal_connect_object (row, "changed", G_CALLBACK (show_waiting), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "dropped", G_CALLBACK (dropped_cb), self, 0);
  gtk_list_box_append (self->list_box, row);
  g_ptr_array_add (self->rows, g_object_ref (row));

  return SAL_RIGHT_ROW (row);
}

static void
begin_new (SalRightsView *self, SalRightRow *row)
{
  g_autoptr (SalRecord) record = sal_record_new (&sal_decision_right_kind);

  sal_record_set_text (record, "currency", sal_workspace_get_currency (self->workspace));
  sal_right_row_show_new (row, record);
}

static SalRightRow *
find_row (SalRightsView *self, gint64 id)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (sal_right_row_get_id (get_row (self, i)) == id)
      return get_row (self, i);

  return NULL;
}

static gboolean
is_there (SalRightsView *self, gint64 id)
{
  for (guint i = 0; i < self->matrix->records->len; i++)
    if (sal_record_get_id (self->matrix->records->pdata[i]) == id)
      return TRUE;

  return FALSE;
}

static void
remove_gone (SalRightsView *self)
{
  for (guint i = self->rows->len; i > 0; i--)
    {
      SalRightRow *row = get_row (self, i - 1);

      if (!sal_right_row_is_new (row) && !is_there (self, sal_right_row_get_id (row)))
        remove_row (self, row);
    }
}

static gboolean
has_new (SalRightsView *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (sal_right_row_is_new (get_row (self, i)))
      return TRUE;

  return FALSE;
}

/* The place of a row, those that go least far first, and the new one last. */
static guint
get_rank (SalRightsView *self, SalRightRow *row)
{
  for (guint i = 0; i < self->matrix->records->len; i++)
    if (sal_record_get_id (self->matrix->records->pdata[i]) == sal_right_row_get_id (row))
      return i;

  return G_MAXUINT;
}

static int
compare_rows (gconstpointer one, gconstpointer other, gpointer data)
{
  guint a = get_rank (data, *(SalRightRow *const *) one);
  guint b = get_rank (data, *(SalRightRow *const *) other);

  return (a > b) - (a < b);
}

/* Rows do not move under the cursor of somebody who edits one of them; the new one is the last in
 * any case. */
static void
put_in_order (SalRightsView *self)
{
  gboolean is_edited =
      (gtk_widget_get_state_flags (GTK_WIDGET (self->list_box)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;

  if (is_edited)
    return;
  g_ptr_array_sort_with_data (self->rows, compare_rows, self);
  for (guint i = 0; i < self->rows->len; i++)
    if (gtk_list_box_get_row_at_index (self->list_box, (int) i) != self->rows->pdata[i])
      {
        gtk_list_box_remove (self->list_box, self->rows->pdata[i]);
        gtk_list_box_insert (self->list_box, self->rows->pdata[i], (int) i);
      }
}

/**
 * sal_rights_view_show:
 * @self: a view
 * @matrix: the decision rights, which stay until others show or the view is cleared
 * @list: exceptions, of which those that wait are told; likewise
 *
 * Shows the rights; what was entered and is not stored yet stays.
 */
void
sal_rights_view_show (SalRightsView *self,
                      SalDecisionMatrix *matrix,
                      const SalPriceExceptions *list)
{
  self->matrix = NULL; /* while rows change */
  self->list = list;
  for (guint i = 0; i < matrix->records->len; i++)
    {
      SalRecord *record = matrix->records->pdata[i];
      SalRightRow *row = find_row (self, sal_record_get_id (record));

      if (row == NULL)
        row = add_row (self);
      sal_right_row_show (row, record, g_array_index (matrix->versions, gint64, i));
    }
  self->matrix = matrix;
  remove_gone (self);
  if (!is_read_only (self) && !has_new (self))
    begin_new (self, add_row (self));
  put_in_order (self);
  show_waiting (self);
}

/* Forgets the rights. */
void
sal_rights_view_clear (SalRightsView *self)
{
  self->matrix = NULL;
  self->list = NULL;
}

/* --- what was entered --- */

gboolean
sal_rights_view_is_modified (SalRightsView *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (sal_right_row_is_modified (get_row (self, i)))
      return TRUE;

  return FALSE;
}

/* FALSE if something that was entered cannot be stored; then the focus is there. */
gboolean
sal_rights_view_commit (SalRightsView *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (!sal_right_row_commit (get_row (self, i)))
      {
        sal_right_row_focus (get_row (self, i));
        return FALSE;
      }

  return TRUE;
}

/* Gives up what was entered and is not stored. */
void
sal_rights_view_revert (SalRightsView *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    sal_right_row_revert (get_row (self, i));
}

/* --- the view --- */

static void
sal_rights_view_dispose (GObject *object)
{
  SalRightsView *self = SAL_RIGHTS_VIEW (object);

  sal_rights_view_clear (self);
  g_ptr_array_set_size (self->rows, 0);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (sal_rights_view_parent_class)->dispose (object);
}

static void
sal_rights_view_finalize (GObject *object)
{
  SalRightsView *self = SAL_RIGHTS_VIEW (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->waiting);
  for (guint i = 0; i < SAL_RIGHT_N_COLUMNS; i++)
    g_object_unref (self->groups[i]);

  G_OBJECT_CLASS (sal_rights_view_parent_class)->finalize (object);
}

static void
sal_rights_view_class_init (SalRightsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sal_rights_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = sal_rights_view_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-rights-view.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SalRightsView, name)
  BIND (table);
  BIND (header);
  BIND (list_box);
  BIND (waiting_group);
#undef BIND
}

static void
add_headings (SalRightsView *self)
{
  for (guint i = 0; i < SAL_RIGHT_N_COLUMNS; i++)
    {
      GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                       "accessible-role",
                                       i == SAL_RIGHT_BUTTONS ? GTK_ACCESSIBLE_ROLE_PRESENTATION
                                                              : GTK_ACCESSIBLE_ROLE_COLUMN_HEADER,
                                       "label",
                                       sal_right_column_get_title (i),
                                       "xalign",
                                       0.0,
                                       "ellipsize",
                                       PANGO_ELLIPSIZE_END,
                                       "hexpand",
                                       i == SAL_RIGHT_ROLE,
                                       NULL);

      gtk_widget_add_css_class (label, "caption-heading");
      gtk_size_group_add_widget (self->groups[i], label);
      gtk_box_append (self->header, label);
    }
}

static void
sal_rights_view_init (SalRightsView *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->waiting = g_ptr_array_new ();
  for (guint i = 0; i < SAL_RIGHT_N_COLUMNS; i++)
    self->groups[i] = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  gtk_widget_init_template (GTK_WIDGET (self));
  add_headings (self);
  sal_accessible_set_label (self->table, _ ("Decision Rights"));
  for (guint i = 0; i < MOST_WAITING; i++)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      gtk_widget_set_visible (row, FALSE);
      adw_preferences_group_add (self->waiting_group, row);
      g_ptr_array_add (self->waiting, row);
    }
}

/**
 * sal_rights_view_set_workspace:
 * @self: a view that shows nothing yet
 * @workspace: a workspace
 *
 * Says whose rights are edited.
 */
void
sal_rights_view_set_workspace (SalRightsView *self, SalWorkspace *workspace)
{
  g_set_object (&self->workspace, workspace);
}
