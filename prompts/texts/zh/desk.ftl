desk-greet-seller = 您好！我协助您做跨境销售：法规和单证（附出处）、包裹跟踪、关税与到岸成本。您现在在处理什么？
desk-greet-customer = 您好！我可以帮您查包裹、解释物流状态，并说明退货、破损和海关费用怎么处理。请问有什么需要？
desk-greet-staff = 您好！我依据内部流程和法规作答并注明出处，也能查包裹和估算关税。需要什么？
desk-help-seller =
    我能做这些：

    - **法规与单证**（附出处）：“从中国出口需要办哪些登记？”
    - **包裹**：“LX123456785CN 到哪了？”或“哪些包裹卡住了？”
    - **关税与到岸成本**：“200件纯棉T恤，每件4美元，发到英国关税多少？”
    - **HS编码**：“硅胶手机壳的HS编码”

    一条消息里可以问几件事。文件里没有的，我会直说。
desk-help-customer =
    我能做这些：

    - **查包裹**：把运单号发给我。
    - **解释物流状态**、海关扣留，或要您支付的费用。
    - **退货与破损**：“怎么退货？”

    我依据店铺的文件作答；文件没写到的，我会直说。
desk-help-staff =
    我能做这些：

    - **内部流程**：“海关扣货怎么处理？”
    - **法规**（附出处），涵盖我们服务的各个市场。
    - **包裹**：运单号、订单号，或“哪些包裹卡住了？”
    - **关税、到岸成本和HS编码**。
desk-thanks = 不客气，有需要随时找我。
desk-cancel = 好的，没有待处理的事项。
desk-cancelled = 好的，刚才的问题不再继续。
desk-off-topic-seller = 我只协助跨境销售：法规单证、验货、物流、清关税费、包裹跟踪和售后。这些方面尽管问我。
desk-off-topic-customer = 我只协助您的订单：查包裹、解释状态、退货、破损和海关费用。
desk-off-topic-staff = 我只协助本岗位的工作：流程、法规、包裹、关税和售后。
desk-nothing-said = 我看不懂这条消息。请用文字写下您的问题，或发运单号给我。
desk-too-long = 这条消息太长了：我一次最多读 { $limit } 个字符。请只发关键部分，或一次问一件事。
desk-too-many = 我先回答了前 { $limit } 个问题，其余的请另发一条消息。
desk-negative = 金额不能小于零。请用正数写明货值。
desk-bad-date = “{ $date }”不是有效日期。请按“年-月-日”填写。
desk-sellers-only = 税费估算、HS编码和运单列表只对卖家和员工开放。客户文件里是这样写的：
desk-ungrounded = 我找到了一些内容，但草稿里有数字无法追溯到出处，所以不展示。请把问题问得更具体些。

ask-goods = 是什么货物？写几个字并注明材质更好（如“女式真皮手提包”），也可以直接给HS编码。
ask-destination = 货物发往哪个国家？
ask-value = 货物总值是多少、什么币种？例如“800美元”，或“每件4美元”加数量。
ask-currency = 是什么币种？
ask-number = 请把运单号发给我：面单或发货通知上的字母和数字。

documents-none = 我的文件里没有找到答案，所以不猜测。可以换个说法，或写明国家和产品；需要有约束力的答复请咨询主管机关。
documents-other-language = { $source ->
    [zh] 以上引自中文文件。
   *[en] 以上引自英文文件，暂无中文版本。
}
desk-ask-person = 转人工
documents-unconfirmed = 这一点的来源较弱或尚未证实：采用前请向主管机关核实。
documents-past-review = 该文件应于 { $review_by } 复核，请确认是否仍然有效。

doing-open = 正在准备…
doing-reading = 正在读取文件
doing-indexing = 正在建立索引
doing-embedding = 正在计算文件向量
doing-search-documents = 正在查文件…
doing-track-parcel = 正在查包裹…
doing-list-parcels = 正在整理运单…
doing-estimate-duty = 正在计算税费…
doing-classify-goods = 正在查HS编码…

error-internal = 我们这边出了点问题，已经记录。请再试一次；如果仍然出现，请换个说法。
error-not-allowed = 您的身份不能使用这项功能。
error-order-needs-number = 只凭订单号我不能打开订单。请发送发货通知里的运单号。
error-order-unknown = 您的店铺里没有订单 { $order } 的包裹。请核对订单号，或先导入运单。
error-too-many-numbers = 一次查得太多了。请每条消息最多发 { $limit } 个运单号。
error-unavailable = 我需要的一项服务暂时没有响应，请过几分钟再试。
error-bad-input = 这个内容我没法直接使用，请检查后再发。
error-not-found = 没有找到这个名称或号码。

consult-unknown = 我认不出“{ $goods }”是什么货物。请写明是什么物品、什么材质、做什么用，或直接给HS编码。
consult-choice = { $label }
consult-fact = 要确定“{ $goods }”的HS编码：{ $question }
consult-code = { $hs }：{ $description }
consult-choose = 下面哪一项最接近“{ $goods }”？也可以写得更具体些。
duty-classified = HS { $hs }（{ $description }）是根据您的描述选取的。如果编码不对，请发正确的编码，我重新计算。
